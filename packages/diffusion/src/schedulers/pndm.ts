import { z } from "zod";
import { alphaPlan } from "./alpha-plan.ts";
import { cleanByAlpha, levelOfAlpha } from "./clean-latents.ts";
import { classOf, diffusionOptions, readOptions } from "./diffusion-options.ts";
import { divide, f32, weightedSum } from "./float32.ts";
import { cumulativeAlphas } from "./noise-schedule.ts";
import { SchedulerError } from "./scheduler-error.ts";
import type { History, Scheduler, SchedulerConfig } from "./scheduler.ts";
import { roundHalfToEven, skippedSteps, spaceTimesteps } from "./timestep-spacing.ts";

const schema = diffusionOptions({ timestep_spacing: "leading" }).extend({
  prediction_type: z.enum(["epsilon", "v_prediction"]).default("epsilon"),
  rescale_betas_zero_snr: z.literal(false).default(false),
  set_alpha_to_one: z.boolean().default(false),
});

/** Pseudo numerical method with linear multistep (Liu et al. 2022, section 3.3), without its Runge-Kutta warm-up. */
export const pndm: Scheduler = {
  name: "pndm",
  className: "PNDMScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    refuseWarmUp(config);
    const options = readOptions(config, { name: "pndm", schema });
    const alphas = cumulativeAlphas(options);
    const begin = skippedSteps(steps, strength);
    const spaced = spaceTimesteps(options, steps).map(roundHalfToEven);
    // The second step is taken twice: first as a try.
    const timesteps = [...spaced.slice(0, 2), ...spaced.slice(1)].slice(begin);
    const stride = Math.floor(options.num_train_timesteps / steps);
    const finalAlpha = options.set_alpha_to_one ? 1 : (alphas[0] ?? 1);
    const alphaAt = (timestep: number): number =>
      alphas[timestep] ?? (timestep < 0 ? finalAlpha : (alphas.at(-1) ?? 0));
    return {
      ...alphaPlan(alphas, timesteps),
      beginsLater: begin > 0,
      step({ index, latents, prediction, history }) {
        // Call 1 repeats the step of call 0, from where that started, with the mean of both predictions.
        const from = (timesteps[index] ?? 0) + (index === 1 ? stride : 0);
        const [start, kept] = index === 1 ? [history[1] ?? latents, history.slice(0, 1)] : [latents, history];
        const predictions = index === 1 ? kept : [prediction, ...kept].slice(0, 4);
        const mean =
          index === 1 ? weightedSum([0.5, prediction], [0.5, kept[0] ?? prediction]) : combine(predictions);
        const [here, next] = [alphaAt(from), alphaAt(from - stride)];
        const level = levelOfAlpha(here);
        const slope =
          options.prediction_type === "epsilon"
            ? mean
            : weightedSum([level.alpha, mean], [level.sigma, start]);
        return {
          latents: transfer({ start, slope }, here, next),
          clean: cleanByAlpha({ type: "epsilon", latents: start, prediction: slope }, level),
          history: index === 0 ? [prediction, latents] : predictions,
        };
      },
    };
  },
};

function refuseWarmUp(config: SchedulerConfig): void {
  if (classOf(config) === pndm.className && config.skip_prk_steps !== true)
    throw new SchedulerError(
      "The scheduler pndm has no Runge-Kutta warm-up, which this checkpoint's scheduler_config.json asks for (skip_prk_steps false); choose another scheduler.",
    );
}

/** Adams-Bashforth weights for as many predictions as there are, the newest first, and what divides them. */
const weights = [
  { row: [1], divisor: 1 },
  { row: [3, -1], divisor: 2 },
  { row: [23, -16, 5], divisor: 12 },
  { row: [55, -59, 37, -9], divisor: 24 },
];

function combine(predictions: History): Float32Array {
  const { row, divisor } = weights[predictions.length - 1] ?? { row: [], divisor: 1 };
  return divide(
    weightedSum(...predictions.map((values, index) => [row[index] ?? 0, values] as const)),
    divisor,
  );
}

/** Equation 11: from one cumulative alpha to the next along a slope. */
function transfer(
  { start, slope }: { start: Float32Array; slope: Float32Array },
  here: number,
  next: number,
): Float32Array {
  const across = f32(Math.sqrt(f32(f32(here * f32(1 - here)) * next)));
  const divisor = f32(f32(here * f32(Math.sqrt(f32(1 - next)))) + across);
  const kept = f32(Math.sqrt(f32(next / here)));
  return weightedSum([kept, start], [-1, divide(weightedSum([f32(next - here), slope]), divisor)]);
}
