import { z } from "zod";
import { cleanBySigma } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { planSigmas, sigmaPlan, slopeFrom, spacedSigmaOptions } from "./euler-plan.ts";
import { f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = spacedSigmaOptions.extend({
  final_sigmas_type: z.enum(["zero", "sigma_min"]).default("zero"),
  interpolation_type: z.literal("linear").default("linear"),
  timestep_type: z.literal("discrete").default("discrete"),
});

/** Euler's method on the probability flow (Karras et al. 2022, algorithm 1 without the second order). */
export const euler: Scheduler = {
  name: "euler",
  className: "EulerDiscreteScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "euler", schema });
    const placed = { spacing: options.timestep_spacing, begin: skippedSteps(steps, strength) };
    const { sigmas, ...plan } = sigmaPlan(planSigmas(options, steps), placed);
    return {
      ...plan,
      step({ index, latents, prediction }) {
        const [sigma, next] = [sigmas[index] ?? 0, sigmas[index + 1] ?? 0];
        const clean = cleanBySigma({ type: options.prediction_type, latents, prediction }, sigma);
        const slope = slopeFrom(latents, clean, sigma);
        return { latents: weightedSum([1, latents], [f32(next - sigma), slope]), clean, history: [] };
      },
    };
  },
};
