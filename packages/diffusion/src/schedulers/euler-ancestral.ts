import { z } from "zod";
import { cleanBySigma } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { planSigmas, sigmaOptions, sigmaPlan, slopeFrom } from "./euler-plan.ts";
import { f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = sigmaOptions.extend({
  prediction_type: z.enum(["epsilon", "v_prediction"]).default("epsilon"),
});

/** Euler's method to below the next noise level, then fresh noise up to it (k-diffusion `sample_euler_ancestral`). */
export const eulerAncestral: Scheduler = {
  name: "euler_a",
  className: "EulerAncestralDiscreteScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "euler_a", schema });
    const placed = { spacing: options.timestep_spacing, begin: skippedSteps(steps, strength) };
    const { sigmas, ...plan } = sigmaPlan(planSigmas(options, steps), placed);
    return {
      ...plan,
      step({ index, latents, prediction, noise }) {
        const [sigma, next] = [sigmas[index] ?? 0, sigmas[index + 1] ?? 0];
        const clean = cleanBySigma({ type: options.prediction_type, latents, prediction }, sigma);
        const { up, down } = splitNoise(sigma, next);
        const slope = slopeFrom(latents, clean, sigma);
        // Drawn also where `up` is 0: the generator goes on as in diffusers.
        const moved = weightedSum([1, latents], [f32(down - sigma), slope], [up, noise()]);
        return { latents: moved, clean, history: [] };
      },
    };
  },
};

/** How far to go down without noise, and how much noise to put back, to arrive at `to`. */
function splitNoise(from: number, to: number): { up: number; down: number } {
  const [high, low] = [f32(from * from), f32(to * to)];
  const up = f32(Math.sqrt(f32(f32(low * f32(high - low)) / high)));
  // Where almost all of the noise is fresh, rounding can leave less than none of the old.
  return { up, down: f32(Math.sqrt(Math.max(0, f32(low - f32(up * up))))) };
}
