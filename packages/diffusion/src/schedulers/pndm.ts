import { z } from "zod";
import { alphaPlan } from "./alpha-plan.ts";
import { cleanByAlpha, levelOfAlpha } from "./clean-latents.ts";
import { diffusionOptions, readOptions } from "./diffusion-options.ts";
import { divide, f32, weightedSum } from "./float32.ts";
import { cumulativeAlphas } from "./noise-schedule.ts";
import { planWarmUp, warmUp, warmUpSteps } from "./pndm-warm-up.ts";
import type { PndmCall, PndmMove, PndmState } from "./pndm-warm-up.ts";
import type { History, Scheduler, StepsWanted } from "./scheduler.ts";
import { roundHalfToEven, skippedSteps, spaceTimesteps } from "./timestep-spacing.ts";

const schema = diffusionOptions({ timestep_spacing: "leading" }).extend({
  prediction_type: z.enum(["epsilon", "v_prediction"]).default("epsilon"),
  rescale_betas_zero_snr: z.literal(false).default(false),
  set_alpha_to_one: z.boolean().default(false),
  skip_prk_steps: z.boolean().default(false),
});

/**
 * Pseudo numerical methods (Liu et al. 2022): a linear multistep method (equation 12), which needs the predictions of
 * three steps before. They come from a Runge-Kutta warm-up, or where that is skipped from lower orders.
 */
export const pndm: Scheduler = {
  name: "pndm",
  className: "PNDMScheduler",
  fields: Object.keys(schema.shape),
  plan(config, wanted) {
    const options = readOptions(config, { name: "pndm", schema });
    const alphas = cumulativeAlphas(options);
    const calls = planCalls(options, wanted);
    const finalAlpha = options.set_alpha_to_one ? 1 : (alphas[0] ?? 1);
    const alphaAt = (timestep: number): number =>
      alphas[timestep] ?? (timestep < 0 ? finalAlpha : (alphas.at(-1) ?? 0));
    return {
      ...alphaPlan(
        alphas,
        calls.map(({ timestep }) => timestep),
      ),
      beginsLater: skippedSteps(wanted.steps, wanted.strength) > 0,
      step({ index, latents, prediction, history }) {
        const call = calls[index] ?? { timestep: 0, from: 0, to: 0 };
        const { start, mean, ...next } = planMove(call, index, { latents, prediction, history });
        const [here, there] = [alphaAt(call.from), alphaAt(call.to)];
        const level = levelOfAlpha(here);
        const isEpsilon = options.prediction_type === "epsilon";
        const slope = isEpsilon ? mean : weightedSum([level.alpha, mean], [level.sigma, start]);
        const clean = cleanByAlpha({ type: "epsilon", latents: start, prediction: slope }, level);
        return { latents: transfer({ start, slope }, here, there), clean, ...next };
      },
    };
  },
};

/** Every call of the denoiser: those of the warm-up, or the first move twice; then one a step. */
function planCalls(options: z.infer<typeof schema>, { steps, strength }: StepsWanted): PndmCall[] {
  const spaced = spaceTimesteps(options, steps).map(roundHalfToEven);
  const stride = Math.floor(options.num_train_timesteps / steps);
  const begin = skippedSteps(steps, strength);
  const onward = (timestep: number): PndmCall => ({ timestep, from: timestep, to: timestep - stride });
  // A drawing that begins later has no warm-up: diffusers loses its way in one that is not met from its start.
  if (!options.skip_prk_steps && begin === 0)
    return [...planWarmUp(spaced, stride), ...spaced.slice(warmUpSteps).map(onward)];
  const timesteps = [...spaced.slice(0, 2), ...spaced.slice(1)].slice(begin);
  return timesteps.map((timestep, index) =>
    index === 1 ? { timestep, from: timestep + stride, to: timestep } : onward(timestep),
  );
}

/** Between steps the history is the predictions, the newest first; after a first move, that one's and its start. */
function planMove({ turn }: PndmCall, index: number, state: PndmState): PndmMove {
  const { latents, prediction, history } = state;
  if (turn !== undefined) return warmUp(turn, state);
  if (index === 0) return { start: latents, mean: prediction, history: [prediction, latents] };
  if (index === 1) {
    // Takes the first move again, from where that started, along the mean of both predictions.
    const [first = prediction, start = latents] = history;
    return { start, mean: weightedSum([0.5, prediction], [0.5, first]), history: [first] };
  }
  const predictions = [prediction, ...history].slice(0, 4);
  return { start: latents, mean: combine(predictions), history: predictions };
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
