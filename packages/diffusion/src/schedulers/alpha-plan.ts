import { levelOfAlpha } from "./clean-latents.ts";
import { weightedSum } from "./float32.ts";
import { SchedulerError } from "./scheduler-error.ts";
import type { SchedulePlan } from "./scheduler.ts";

/**
 * What the plans have in common whose latents are `sqrt(alpha) * clean + sqrt(1 - alpha) * noise`.
 * @param alphas cumulative, of every training step
 * @param timesteps whole numbers, from high to low
 * @throws {SchedulerError} where a timestep is beyond the training's
 */
export function alphaPlan(
  alphas: Float32Array,
  timesteps: readonly number[],
): Omit<SchedulePlan, "step" | "beginsLater"> {
  const beyond = timesteps.find((timestep) => alphas[timestep] === undefined);
  if (beyond !== undefined)
    throw new SchedulerError(
      `These steps reach timestep ${beyond} of ${alphas.length}; ask for fewer steps.`,
    );
  return {
    timesteps: Float32Array.from(timesteps),
    initialScale: 1,
    scaleInput: (latents) => latents,
    addNoise(clean, noise, index) {
      const timestep = timesteps[index];
      if (timestep === undefined) return clean;
      const { alpha, sigma } = levelOfAlpha(alphas[timestep] ?? 1);
      return weightedSum([alpha, clean], [sigma, noise]);
    },
  };
}
