import { weightedSum } from "../schedulers/float32.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { checkFinite } from "./check-finite.ts";
import type { Conditioning } from "./conditioning.ts";
import { countOf, type PipelineRun, stackRows } from "./pipeline-run.ts";

export interface DenoiserCall {
  /** `[1, inChannels, height / 8, width / 8]`, scaled for the step */
  sample: Tensor;
  conditioning: Conditioning;
  index: number;
}

/**
 * Asks the denoiser what it sees in the sample; with guidance once for what to avoid and once for what to follow, and
 * goes from the one beyond the other (Ho and Salimans 2022).
 * @returns `[1, outChannels, height / 8, width / 8]`
 */
export async function predictNoise(
  run: PipelineRun,
  { sample, conditioning, index }: DenoiserCall,
): Promise<Float32Array> {
  await run.beginStep();
  run.stopIfAborted();
  const { timesteps } = run.plan;
  const rows = conditioning.promptEmbeddings.dims[0] ?? 1;
  const predicted = await run.model.denoiser.predict({
    sample: rows === 2 ? stackRows([sample, sample]) : sample, // [1 or 2, inChannels, height / 8, width / 8]
    timestep: timesteps[index] ?? 0,
    ...conditioning,
  });
  const { data, dims } = checkFinite(predicted, `the denoiser at step ${index + 1} of ${timesteps.length}`);
  if (rows < 2) return data;
  const size = countOf(dims) / rows;
  const [avoid, follow] = [data.subarray(0, size), data.subarray(size)];
  const direction = weightedSum([1, follow], [-1, avoid]);
  return weightedSum([1, avoid], [run.guidanceScale, direction]);
}
