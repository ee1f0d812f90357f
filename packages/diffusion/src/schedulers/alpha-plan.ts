import { levelOfAlpha } from "./clean-latents.ts";
import { weightedSum } from "./float32.ts";
import type { SchedulePlan } from "./scheduler.ts";
import { refuseBeyond } from "./timestep-spacing.ts";

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
  refuseBeyond(timesteps, alphas.length);
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
