import { z } from "zod";
import { cleanBySigma } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { planSigmas, sigmaPlan, slopeFrom, spacedSigmaOptions } from "./euler-plan.ts";
import { clampTo, divide, f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = spacedSigmaOptions.extend({
  beta_start: spacedSigmaOptions.shape.beta_start.unwrap().default(0.00085),
  beta_end: spacedSigmaOptions.shape.beta_end.unwrap().default(0.012),
  rescale_betas_zero_snr: z.literal(false).default(false),
  clip_sample: z.boolean().default(false),
  clip_sample_range: z.number().gt(0).default(1),
});

/** Heun's method: each step is tried with Euler's and mended with the slope at its end (Karras et al. 2022, algorithm 1). */
export const heun: Scheduler = {
  name: "heun",
  className: "HeunDiscreteScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "heun", schema });
    const once = planSigmas(options, steps);
    // Every level but the first and the last is met twice: at the end of a step and at the start of the next.
    const twice = (_: number, index: number): number[] => (index === 0 || index === steps ? [_] : [_, _]);
    const levels = {
      timesteps: once.timesteps.flatMap(twice),
      sigmas: Float32Array.from([...once.sigmas].flatMap(twice)),
    };
    const placed = { spacing: options.timestep_spacing, begin: 2 * skippedSteps(steps, strength) };
    const { sigmas, ...plan } = sigmaPlan(levels, placed);
    return {
      ...plan,
      step({ index, latents, prediction, history }) {
        const sigma = sigmas[index] ?? 0;
        const predicted = cleanBySigma({ type: options.prediction_type, latents, prediction }, sigma);
        const clean = options.clip_sample ? clampTo(predicted, options.clip_sample_range) : predicted;
        const slope = slopeFrom(latents, clean, sigma);
        const [firstSlope, start] = history;
        if (firstSlope && start) {
          const length = f32(sigma - (sigmas[index - 1] ?? 0));
          const mean = divide(weightedSum([1, firstSlope], [1, slope]), 2);
          return { latents: weightedSum([1, start], [length, mean]), clean, history: [] };
        }
        const length = f32((sigmas[index + 1] ?? 0) - sigma);
        return { latents: weightedSum([1, latents], [length, slope]), clean, history: [slope, latents] };
      },
    };
  },
};
