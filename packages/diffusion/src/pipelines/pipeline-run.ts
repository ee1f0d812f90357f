import { createNoiseGenerator, type NoiseGenerator } from "../noise/random-normal.ts";
import type { SchedulePlan, StepOutput } from "../schedulers/scheduler.ts";
import type { Tensor } from "../tensors/tensor.ts";
import type { DiffusionModel, Vae } from "./diffusion-model.ts";
import type { PipelineRequest } from "./pipeline-request.ts";

/** What a pipeline is given. Each pipeline draws all pictures of a request, one after the other. */
export interface PipelineRun {
  model: DiffusionModel;
  request: PipelineRequest;
  plan: SchedulePlan;
  /** 1 and less: without guidance. */
  guidanceScale: number;
  /** Makes latents of pixels and pixels of latents. */
  vae: Vae;
  /** Told to the user with the pictures. */
  warn: (option: string, message: string) => void;
  /** To be called before each network that takes long. @throws the signal's reason */
  stopIfAborted: () => void;
  /** To be called before the denoiser is asked, once a step or more often: from the first time on the step takes its time. */
  beginStep: () => Promise<void>;
  /** To be called after each step: checks the numbers, tells the time, shows previews. */
  finishStep: (step: FinishedStep) => Promise<void>;
}

export interface FinishedStep {
  pictureIndex: number;
  index: number;
  output: StepOutput;
  /** `[1, channels, height / 8, width / 8]` */
  shape: readonly number[];
}

/** Pixels a latent value stands for, along each side. */
export const pixelsPerLatent = 8;

/** `[1, channels, height / 8, width / 8]` */
export function latentShape({ request, vae }: PipelineRun): [1, number, number, number] {
  return [1, vae.latentChannels, request.height / pixelsPerLatent, request.width / pixelsPerLatent];
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** One generator a picture, each with its own seed: a picture is the same alone and among others. */
export function generatorsOf({ request }: PipelineRun): [pictureIndex: number, generator: NoiseGenerator][] {
  return request.seeds.map((seed, pictureIndex) => [pictureIndex, createNoiseGenerator(seed)]);
}

/** Tensors of equal shape behind the first dimension, one after the other. */
export function stackRows(tensors: readonly Tensor[]): Tensor {
  const [first] = tensors;
  if (!first) throw new Error("There is nothing to stack.");
  const data = new Float32Array(countOf(first.dims) * tensors.length);
  tensors.forEach((tensor, row) => data.set(tensor.data, row * countOf(first.dims)));
  return { dims: [(first.dims[0] ?? 1) * tensors.length, ...first.dims.slice(1)], data };
}
