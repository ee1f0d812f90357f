import type { BetaSchedule, DiffusionOptions } from "./diffusion-options.ts";
import { f32 } from "./float32.ts";

/**
 * How much of the picture is left at each training step: the running product of `1 - beta`, float32, from nearly 1 down
 * (Ho, Jain and Abbeel 2020; squaredcos_cap_v2: Nichol and Dhariwal 2021).
 */
export function cumulativeAlphas(options: DiffusionOptions): Float32Array {
  const betas = options.trained_betas ? Float32Array.from(options.trained_betas) : listBetas(options);
  return runningProduct(options.rescale_betas_zero_snr ? rescaleToZeroSnr(betas) : betas);
}

/** Noise over picture at each training step, rising: `sqrt((1 - alpha) / alpha)`. */
export function trainingSigmas(options: DiffusionOptions): Float32Array {
  const sigmas = cumulativeAlphas(options).map((alpha) => Math.sqrt(f32(f32(1 - alpha) / alpha)));
  // Pure noise would be infinitely far: diffusers puts alpha at 2^-24 there, whose sigma it rounds to 4096.
  if (options.rescale_betas_zero_snr) sigmas[sigmas.length - 1] = 4096;
  return sigmas;
}

function listBetas(options: DiffusionOptions): Float32Array {
  const { beta_start: start, beta_end: end, num_train_timesteps: count } = options;
  const curves: Record<BetaSchedule, () => Float32Array> = {
    linear: () => linspace32(start, end, count),
    scaled_linear: () => linspace32(Math.sqrt(start), Math.sqrt(end), count).map((root) => root * root),
    squaredcos_cap_v2: () => squaredCosineBetas(count),
  };
  return curves[options.beta_schedule]();
}

/** torch.linspace: steps from the start in the first half and from the end in the second. */
function linspace32(start: number, end: number, count: number): Float32Array {
  const [first, last] = [f32(start), f32(end)];
  const step = count > 1 ? f32(f32(last - first) / (count - 1)) : 0;
  return Float32Array.from({ length: count }, (_, index) =>
    index < count / 2 ? first + step * index : last - step * (count - 1 - index),
  );
}

function squaredCosineBetas(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) =>
    Math.min(1 - cosineBar((index + 1) / count) / cosineBar(index / count), 0.999),
  );
}

function cosineBar(time: number): number {
  return Math.cos(((time + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
}

/** torch.cumprod: the product runs in double, each result is float32. */
function runningProduct(betas: Float32Array): Float32Array {
  let product = 1;
  return betas.map((beta) => (product *= f32(1 - beta)));
}

/** Lin et al. 2024, algorithm 1: shifts and scales `sqrt(alpha)` so that the last step is pure noise. */
function rescaleToZeroSnr(betas: Float32Array): Float32Array {
  const roots = runningProduct(betas).map((alpha) => Math.sqrt(alpha));
  const [first, last] = [roots[0] ?? 1, roots.at(-1) ?? 0];
  const scale = f32(first / f32(first - last));
  const bars = roots.map((root) => f32(f32(root - last) * scale) ** 2);
  return bars.map((bar, index) => 1 - f32(index === 0 ? bar : bar / (bars[index - 1] ?? 1)));
}
