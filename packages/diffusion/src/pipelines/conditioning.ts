import type { Tensor } from "../tensors/tensor.ts";
import type { DenoiserInput } from "./diffusion-model.ts";
import { guidanceEmbedding } from "./guidance-embedding.ts";
import { type PipelineRun, stackRows } from "./pipeline-run.ts";

/** What tells the denoiser what to draw. With guidance each tensor has two rows: to avoid, then to follow. */
export type Conditioning = Omit<DenoiserInput, "sample" | "timestep">;

/** Classifier-free guidance: not at 1 and below, and not where the network takes the scale as an input (LCM). */
export function usesGuidance({ model, guidanceScale }: PipelineRun): boolean {
  return guidanceScale > 1 && model.denoiser.timeCondProjDim === undefined;
}

/** @returns what to avoid over what to follow, or the latter alone where there is no guidance */
export function pairRows(run: PipelineRun, avoid: Tensor | undefined, follow: Tensor): Tensor {
  return usesGuidance(run) && avoid ? stackRows([avoid, follow]) : follow;
}

/** `[1, timeCondProjDim]` where the network takes it */
export function timestepCondOf({ model, guidanceScale }: PipelineRun): Tensor | undefined {
  const width = model.denoiser.timeCondProjDim;
  return width === undefined ? undefined : guidanceEmbedding(guidanceScale, width);
}
