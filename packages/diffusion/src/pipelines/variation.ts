import type { NoiseGenerator } from "../noise/random-normal.ts";
import { cumulativeAlphas } from "../schedulers/noise-schedule.ts";
import { diffusionOptions, readOptions } from "../schedulers/diffusion-options.ts";
import { weightedSum } from "../schedulers/float32.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { checkFinite } from "./check-finite.ts";
import { pictureForClip } from "./clip-picture.ts";
import { type Conditioning, pairRows } from "./conditioning.ts";
import type { ImageNoising } from "./diffusion-model.ts";
import { encodePrompt } from "./encode-prompt.ts";
import { initImageOf } from "./init-image.ts";
import { decodePicture } from "./picture-latents.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { Pixels } from "./pipeline-request.ts";
import { countOf, generatorsOf, latentShape, type PipelineRun } from "./pipeline-run.ts";
import { predictNoise } from "./predict-noise.ts";

/**
 * A picture drawn from what CLIP sees in another: image-variation networks take its embedding in place of a prompt,
 * unCLIP networks beside one, as a class (Ramesh et al. 2022). Nothing of the original's layout is kept.
 */
export async function variation(run: PipelineRun): Promise<Pixels[]> {
  const { plan, model } = run;
  const embedding = await encodeImage(run); // [1, projection]
  const text = model.kind === "unclip" ? await encodePrompt(run) : undefined; // promptEmbeddings [1 or 2, 77, width]
  const shape = latentShape(run); // [1, 4, height / 8, width / 8]
  const images: Pixels[] = [];
  for (const [pictureIndex, generator] of generatorsOf(run)) {
    const noise = () => generator.randn(countOf(shape));
    const conditioning = text
      ? { ...text, classLabels: classLabels(run, embedding, generator) } // [1 or 2, 2 * projection]
      : pictureAsPrompt(run, embedding); // promptEmbeddings [1 or 2, 1, projection]
    let latents: Float32Array = noise().map((value) => value * plan.initialScale); // shape
    let history: readonly Float32Array[] = [];
    for (const index of plan.timesteps.keys()) {
      const sample = { dims: shape, data: plan.scaleInput(latents, index) };
      const prediction = await predictNoise(run, { sample, conditioning, index }); // shape
      const output = plan.step({ index, latents, prediction, history, noise });
      ({ latents, history } = output);
      await run.finishStep({ pictureIndex, index, output, shape });
    }
    images.push(await decodePicture(run, latents, shape)); // height x width
  }
  return images;
}

async function encodeImage(run: PipelineRun): Promise<Tensor> {
  const { imageEncoder } = run.model;
  if (!imageEncoder) throw new PipelineError("This model has no image encoder to look at the picture with.");
  run.stopIfAborted();
  const pixels = pictureForClip(initImageOf(run), imageEncoder); // [1, 3, imageSize, imageSize]
  return checkFinite(await imageEncoder.encode(pixels), "the image encoder");
}

function pictureAsPrompt(run: PipelineRun, { dims, data }: Tensor): Conditioning {
  const follow = { dims: [1, 1, dims[1] ?? 0], data };
  return { promptEmbeddings: pairRows(run, zerosLike(follow), follow) };
}

/** The embedding at noise level 0 of its own schedule, and that level's sinusoid: cosines of 0, then sines of 0. */
function classLabels(run: PipelineRun, embedding: Tensor, generator: NoiseGenerator): Tensor {
  const { imageNoising } = run.model;
  if (!imageNoising)
    throw new PipelineError("This unCLIP model has no schedule to noise the picture's embedding with.");
  const noised = noiseEmbedding(embedding.data, imageNoising, generator);
  const width = noised.length;
  const data = new Float32Array(2 * width);
  data.set(noised);
  data.fill(1, width, width + width / 2);
  const follow = { dims: [1, 2 * width], data };
  return pairRows(run, zerosLike(follow), follow);
}

function noiseEmbedding(
  embedding: Float32Array,
  { schedulerConfig, mean, deviation }: ImageNoising,
  generator: NoiseGenerator,
): Float32Array {
  const config = Object.fromEntries(Object.entries(schedulerConfig).filter(([, value]) => value !== null));
  const schema = diffusionOptions({ timestep_spacing: "leading" });
  const alpha = cumulativeAlphas(readOptions(config, { name: "of the image embedding", schema }))[0] ?? 1;
  const normal = embedding.map((value, index) => (value - (mean[index] ?? 0)) / (deviation[index] ?? 1));
  const noise = generator.randn(embedding.length);
  const noised = weightedSum([Math.sqrt(alpha), normal], [Math.sqrt(1 - alpha), noise]);
  return noised.map((value, index) => value * (deviation[index] ?? 1) + (mean[index] ?? 0));
}

function zerosLike({ dims, data }: Tensor): Tensor {
  return { dims, data: new Float32Array(data.length) };
}
