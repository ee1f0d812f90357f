import type { PredictionType } from "./diffusion-options.ts";
import { divide, f32, weightedSum } from "./float32.ts";

interface Predicted {
  type: PredictionType;
  latents: Float32Array;
  prediction: Float32Array;
}

/** The clean latents behind `latents = clean + sigma * noise` (Karras et al. 2022; v: Salimans and Ho 2022). */
export function cleanBySigma({ type, latents, prediction }: Predicted, sigma: number): Float32Array {
  if (type === "sample") return prediction;
  if (type === "epsilon") return weightedSum([1, latents], [-sigma, prediction]);
  const square = f32(f32(sigma * sigma) + 1);
  return weightedSum([-f32(sigma / f32(Math.sqrt(square))), prediction], [1, divide(latents, square)]);
}

/** The clean latents behind `latents = alpha * clean + sigma * noise`, where the squares of both add up to 1. */
export function cleanByAlpha({ type, latents, prediction }: Predicted, level: NoiseLevel): Float32Array {
  if (type === "sample") return prediction;
  if (type === "epsilon") return divide(weightedSum([1, latents], [-level.sigma, prediction]), level.alpha);
  return weightedSum([level.alpha, latents], [-level.sigma, prediction]);
}

/** Shares of picture and noise. */
export interface NoiseLevel {
  alpha: number;
  sigma: number;
}

/** @param alpha cumulative */
export function levelOfAlpha(alpha: number): NoiseLevel {
  return { alpha: f32(Math.sqrt(alpha)), sigma: f32(Math.sqrt(f32(1 - alpha))) };
}

/** @param ratio noise over picture */
export function levelOfSigma(ratio: number): NoiseLevel {
  const alpha = f32(1 / f32(Math.sqrt(f32(f32(ratio * ratio) + 1))));
  return { alpha, sigma: f32(ratio * alpha) };
}

/** Half the logarithm of the signal-to-noise ratio, infinite where there is no noise (DPM-Solver's lambda). */
export function halfLogSnr({ alpha, sigma }: NoiseLevel): number {
  return f32(f32(Math.log(alpha)) - f32(Math.log(sigma)));
}
