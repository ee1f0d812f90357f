import { z } from "zod";
import { cleanByAlpha, levelOfAlpha } from "./clean-latents.ts";
import { diffusionOptions, readOptions } from "./diffusion-options.ts";
import { clampTo, divide, weightedSum } from "./float32.ts";
import { cumulativeAlphas } from "./noise-schedule.ts";
import { alphaPlan } from "./alpha-plan.ts";
import type { Scheduler } from "./scheduler.ts";
import { roundHalfToEven, skippedSteps, spaceTimesteps } from "./timestep-spacing.ts";

const schema = diffusionOptions({ timestep_spacing: "leading" }).extend({
  clip_sample: z.boolean().default(true),
  clip_sample_range: z.number().gt(0).default(1),
  set_alpha_to_one: z.boolean().default(true),
  thresholding: z.literal(false).default(false),
});

/** Denoising diffusion implicit models (Song, Meng and Ermon 2021, equation 12 with sigma 0). */
export const ddim: Scheduler = {
  name: "ddim",
  className: "DDIMScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "ddim", schema });
    const alphas = cumulativeAlphas(options);
    const timesteps = spaceTimesteps(options, steps)
      .map(roundHalfToEven)
      .slice(skippedSteps(steps, strength));
    const stride = Math.floor(options.num_train_timesteps / steps);
    const finalAlpha = options.set_alpha_to_one ? 1 : (alphas[0] ?? 1);
    return {
      ...alphaPlan(alphas, timesteps),
      beginsLater: skippedSteps(steps, strength) > 0,
      step({ index, latents, prediction }) {
        const timestep = timesteps[index] ?? 0;
        const here = levelOfAlpha(alphas[timestep] ?? 1);
        const next = levelOfAlpha(alphas[timestep - stride] ?? finalAlpha);
        const type = options.prediction_type;
        const predicted = cleanByAlpha({ type, latents, prediction }, here);
        const clean = options.clip_sample ? clampTo(predicted, options.clip_sample_range) : predicted;
        const noise = {
          epsilon: () => prediction,
          sample: () => divide(weightedSum([1, latents], [-here.alpha, prediction]), here.sigma),
          v_prediction: () => weightedSum([here.alpha, prediction], [here.sigma, latents]),
        }[type]();
        return { latents: weightedSum([next.alpha, clean], [next.sigma, noise]), clean, history: [] };
      },
    };
  },
};
