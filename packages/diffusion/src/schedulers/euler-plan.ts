import { z } from "zod";
import { diffusionOptions, unsupportedSigmas, type DiffusionOptions } from "./diffusion-options.ts";
import { difference, divide, f32, weightedSum } from "./float32.ts";
import { trainingSigmas } from "./noise-schedule.ts";
import type { SchedulePlan } from "./scheduler.ts";
import { interpolate, karrasSigmas, timestepOfSigma } from "./sigmas.ts";
import { spaceTimesteps } from "./timestep-spacing.ts";

/** Fields of the schedulers whose latents are `clean + sigma * noise`. */
export const sigmaOptions = diffusionOptions({ timestep_spacing: "linspace" }).extend({
  ...unsupportedSigmas,
  use_karras_sigmas: z.boolean().default(false),
  final_sigmas_type: z.enum(["zero", "sigma_min"]).default("zero"),
});

interface NoiseLevels {
  timesteps: number[];
  /** One more than timesteps: the last is where the last step leads. */
  sigmas: Float32Array;
}

/** Noise levels for the steps: those of the timesteps, or Karras' between the highest and the lowest of them. */
export function planSigmas(options: z.infer<typeof sigmaOptions>, steps: number): NoiseLevels {
  const training = trainingSigmas(options);
  const spaced = spaceTimesteps(options, steps).map(f32);
  const levels = spaced.map((timestep) => interpolate(training, timestep));
  const last = options.final_sigmas_type === "zero" ? 0 : (training[0] ?? 0);
  if (!options.use_karras_sigmas) return { timesteps: spaced, sigmas: Float32Array.from([...levels, last]) };
  const karras = karrasSigmas(levels[0] ?? 0, levels.at(-1) ?? 0, steps);
  const timesteps = karras.map((sigma) => timestepOfSigma(sigma, training));
  return { timesteps, sigmas: Float32Array.from([...karras, last]) };
}

/**
 * What Euler, Euler ancestral and Heun plans have in common.
 * @param levels all of them; the plan begins at `begin`
 */
export function sigmaPlan(
  levels: { timesteps: readonly number[]; sigmas: Float32Array },
  { spacing, begin }: { spacing: DiffusionOptions["timestep_spacing"]; begin: number },
): Omit<SchedulePlan, "step"> & { sigmas: Float32Array } {
  const sigmas = levels.sigmas.slice(begin);
  const highest = levels.sigmas.reduce((most, sigma) => Math.max(most, sigma), 0);
  return {
    sigmas,
    timesteps: Float32Array.from(levels.timesteps.slice(begin)),
    initialScale: spacing === "leading" ? f32(Math.sqrt(f32(f32(highest * highest) + 1))) : highest,
    beginsLater: begin > 0,
    scaleInput: (latents, index) => divide(latents, lengthOf(sigmas[index] ?? 0)),
    addNoise: (clean, noise, index) => weightedSum([1, clean], [sigmas[index] ?? 0, noise]),
  };
}

/** @returns where the latents go per unit of noise level: away from the clean ones */
export function slopeFrom(latents: Float32Array, clean: Float32Array, sigma: number): Float32Array {
  return divide(difference(latents, clean), sigma);
}

function lengthOf(sigma: number): number {
  return f32(Math.sqrt(f32(f32(sigma * sigma) + 1)));
}
