import type { ComponentName } from "../models/component-name.ts";
import type { DiffusionModel } from "../pipelines/diffusion-model.ts";
import type { PipelineRequest, Pixels } from "../pipelines/pipeline-request.ts";
import type { PipelineRun } from "../pipelines/pipeline-run.ts";

/** Draws what is asked for, all pictures of a request. */
export type Pipeline = (run: PipelineRun) => Promise<Pixels[]>;

/** Checkpoints that are made of the same components and drawn with in the same way. */
export interface ModelFamily {
  /** `stable-diffusion`: a model's `kind`, and what the store writes down. */
  readonly name: string;
  /** Classes of diffusers' pipelines, as a model_index.json names them. */
  readonly pipelineClasses: readonly string[];
  /** What it cannot do without, beside `unet`, `vae` and `scheduler`. */
  readonly components: readonly ComponentName[];
  /** How many channels the denoiser may take, where the VAE has `latent`. */
  inChannels(latent: number): readonly number[];
  /** Whose latents it draws: decides which small decoder fits, and the colours of a preview without one. */
  readonly latents: "stable-diffusion" | "stable-diffusion-xl";
  /** Where neither the request nor the kind of distillation says another. */
  readonly guidanceScale: number;
  /** What such a checkpoint was made for; any other task is refused before it is loaded. */
  capabilities(denoiser: Pick<DiffusionModel["denoiser"], "inChannels">): Capabilities;
  /** @throws {PipelineError} for a task that it cannot do, saying what to do instead */
  choosePipeline(model: DiffusionModel, request: PipelineRequest): Pipeline;
}

export interface Capabilities {
  generate: boolean;
  /** At least with a mask. */
  edit: boolean;
  mask: boolean;
  vary: boolean;
}
