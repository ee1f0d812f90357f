import type { z } from "zod";
import { diffusionOptions, type DiffusionOptions } from "./diffusion-options.ts";
import { difference, divide, f32, weightedSum } from "./float32.ts";
import { trainingSigmas } from "./noise-schedule.ts";
import type { SchedulePlan } from "./scheduler.ts";
import { respaceSigmas, sigmaSpacings } from "./sigma-spacings.ts";
import { interpolate, timestepOfSigma } from "./sigmas.ts";
import { spaceTimesteps } from "./timestep-spacing.ts";

/** Fields of the schedulers whose latents are `clean + sigma * noise`. */
export const sigmaOptions = diffusionOptions({ timestep_spacing: "linspace" });

/** The same where the noise levels can be spaced in other ways too. */
export const spacedSigmaOptions = sigmaOptions.extend(sigmaSpacings);

type SigmaOptions = DiffusionOptions &
  Partial<z.infer<typeof spacedSigmaOptions>> & { final_sigmas_type?: "zero" | "sigma_min" };

interface NoiseLevels {
  timesteps: number[];
  /** One more than timesteps: the last is where the last step leads. */
  sigmas: Float32Array;
}

/** Noise levels for the steps: those of the timesteps, or spaced anew between the highest and the lowest of them. */
export function planSigmas(options: SigmaOptions, steps: number): NoiseLevels {
  const training = trainingSigmas(options);
  const spaced = spaceTimesteps(options, steps).map(f32);
  const levels = spaced.map((timestep) => interpolate(training, timestep));
  const last = options.final_sigmas_type === "sigma_min" ? (training[0] ?? 0) : 0;
  const respaced = respaceSigmas(options, { high: levels[0] ?? 0, low: levels.at(-1) ?? 0, steps });
  return {
    timesteps: respaced?.map((sigma) => timestepOfSigma(sigma, training)) ?? spaced,
    sigmas: Float32Array.from([...(respaced ?? levels), last]),
  };
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
