import { z } from "zod";
import { alphaPlan } from "./alpha-plan.ts";
import { cleanByAlpha, levelOfAlpha } from "./clean-latents.ts";
import { diffusionOptions, readOptions } from "./diffusion-options.ts";
import { clampTo, f32, weightedSum } from "./float32.ts";
import { cumulativeAlphas } from "./noise-schedule.ts";
import { SchedulerError } from "./scheduler-error.ts";
import type { Scheduler } from "./scheduler.ts";

const schema = diffusionOptions({
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: "scaled_linear",
  timestep_spacing: "leading",
}).extend({
  original_inference_steps: z.int().min(1).max(100_000).default(50),
  timestep_scaling: z.number().gt(0).default(10),
  clip_sample: z.boolean().default(false),
  clip_sample_range: z.number().gt(0).default(1),
  thresholding: z.literal(false).default(false),
});

type LcmOptions = z.infer<typeof schema>;

/** Multistep consistency sampling of a latent consistency model (Luo et al. 2023, algorithm 3). */
export const lcm: Scheduler = {
  name: "lcm",
  className: "LCMScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "lcm", schema });
    const alphas = cumulativeAlphas(options);
    const timesteps = pickTimesteps(options, { steps, strength });
    return {
      ...alphaPlan(alphas, timesteps),
      beginsLater: strength < 1,
      step({ index, latents, prediction, noise }) {
        const timestep = timesteps[index] ?? 0;
        const level = levelOfAlpha(alphas[timestep] ?? 1);
        const predicted = cleanByAlpha({ type: options.prediction_type, latents, prediction }, level);
        const limited = options.clip_sample ? clampTo(predicted, options.clip_sample_range) : predicted;
        const { skip, out } = boundaryScales(f32(timestep * options.timestep_scaling));
        const clean = weightedSum([out, limited], [skip, latents]);
        const next = timesteps[index + 1];
        if (next === undefined) return { latents: clean, clean, history: [] };
        const { alpha, sigma } = levelOfAlpha(alphas[next] ?? 1);
        return { latents: weightedSum([alpha, clean], [sigma, noise()]), clean, history: [] };
      },
    };
  },
};

/** Steps are picked from those the model was distilled on; strength leaves out the noisiest of these. */
function pickTimesteps(
  options: LcmOptions,
  { steps, strength }: { steps: number; strength: number },
): number[] {
  const { original_inference_steps: original, num_train_timesteps: total } = options;
  if (original > total)
    throw new SchedulerError(
      `This checkpoint's scheduler_config.json picks ${original} steps (original_inference_steps) from ${total} of training; choose another scheduler.`,
    );
  const distilled = Math.floor(original * strength);
  if (distilled < 1)
    throw new SchedulerError(`The scheduler lcm has no step at strength ${strength}; ask for more strength.`);
  if (steps > distilled)
    throw new SchedulerError(
      `The scheduler lcm has ${distilled} steps at strength ${strength}; ask for at most as many instead of ${steps}, or for more strength.`,
    );
  const stride = Math.floor(total / original);
  const step = distilled / steps;
  return Array.from({ length: steps }, (_, index) => (distilled - Math.floor(index * step)) * stride - 1);
}

/** Boundary condition: at time 0 the model answers with its input (Song et al. 2023, section 3; sigma_data 0.5). */
function boundaryScales(time: number): { skip: number; out: number } {
  const square = f32(f32(time * time) + 0.25);
  return { skip: f32(0.25 / square), out: f32(time / f32(Math.sqrt(square))) };
}
