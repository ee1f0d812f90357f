import { z } from "zod";
import { cleanByAlpha, halfLogSnr, levelOfSigma, type NoiseLevel } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { difference, divide, f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { matchMoments } from "./match-moments.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { planSolverSigmas, solverOptions, solverPlan } from "./solver-plan.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = solverOptions.extend({
  solver_order: z.literal([1, 2, 3]).default(2),
  // diffusers reads the solver types of its other solvers as "bh2".
  solver_type: z.enum(["bh1", "bh2", "midpoint", "heun", "logrho"]).default("bh2"),
  predict_x0: z.literal(true).default(true),
  disable_corrector: z.array(z.int()).max(0).default([]),
  solver_p: z.undefined().optional(),
});

/** From one level to the next. */
interface Move {
  from: NoiseLevel;
  to: NoiseLevel;
  /** Levels before `from`, the newest first: one less than the order. */
  before: readonly NoiseLevel[];
  bh1: boolean;
}

/** UniPC: a predictor, and a corrector that mends the last step with the new prediction (Zhao et al. 2023). */
export const unipc: Scheduler = {
  name: "unipc",
  className: "UniPCMultistepScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "unipc", schema });
    refuseHighOrderToNoNoise(options);
    const begin = skippedSteps(steps, strength);
    const levels = planSolverSigmas(options, steps, { roundsKarras: true, endsAtOwnLowest: true });
    const count = levels.timesteps.length - begin;
    const levelAt = (index: number) => levelOfSigma(levels.sigmas[begin + index] ?? 0);
    const orderOf = (index: number): number => {
      const allowed = options.lower_order_final ? count - index : options.solver_order;
      return Math.min(options.solver_order, allowed, index + 1);
    };
    const moveFrom = (index: number): Move => ({
      from: levelAt(index),
      to: levelAt(index + 1),
      before: Array.from({ length: orderOf(index) - 1 }, (_, back) => levelAt(index - 1 - back)),
      bh1: options.solver_type === "bh1",
    });
    return {
      ...solverPlan(levels, begin),
      step({ index, latents, prediction, history }) {
        const clean = cleanByAlpha({ type: options.prediction_type, latents, prediction }, levelAt(index));
        const [start, ...results] = history;
        const mended = start ? correct(moveFrom(index - 1), { start, clean, results }) : latents;
        const known = [clean, ...results].slice(0, options.solver_order);
        const next = predict(moveFrom(index), { start: mended, results: known });
        return { latents: next, clean, history: [mended, ...known] };
      },
    };
  },
};

/** The way to no noise is infinitely long for these solvers: only the first order has a limit there. */
function refuseHighOrderToNoNoise(options: z.infer<typeof schema>): void {
  const { solver_order: order, lower_order_final: endsLower, final_sigmas_type: last } = options;
  if (order > 1 && !endsLower && last === "zero")
    throw new SchedulerError(
      "The scheduler unipc cannot end at no noise (final_sigmas_type zero) without lower_order_final; choose another scheduler.",
    );
}

/** What is known of the latents at a move's start: where they were, and the clean ones seen there and before. */
interface Known {
  start: Float32Array;
  /** The newest first. */
  results: readonly Float32Array[];
}

/** Predictor: the move with the last results. */
function predict(move: Move, { start, results }: Known): Float32Array {
  // As Karras' levels end above no noise: a move of no length.
  if (move.from.sigma === move.to.sigma) return start;
  const { kept, pull, reach, ratios, moments } = factorsOf(move);
  const [newest = start] = results;
  const plain = [
    [kept, start],
    [-pull, newest],
  ] as const;
  if (ratios.length === 0) return weightedSum(...plain);
  // Of second order diffusers takes the half, which the moments come to where the move is short.
  const weights = ratios.length === 1 ? [0.5] : matchMoments(ratios, moments.slice(0, ratios.length));
  return weightedSum(...plain, [-reach, changeOf({ results, ratios, weights })]);
}

/** Corrector: the same move again, now that the result at its end is known. */
function correct(move: Move, { start, results, clean }: Known & { clean: Float32Array }): Float32Array {
  const { kept, pull, reach, ratios, moments } = factorsOf(move);
  const [newest = start] = results;
  const weights =
    ratios.length === 0 ? [0.5] : matchMoments([...ratios, 1], moments.slice(0, ratios.length + 1));
  const atEnd = [f32(weights.at(-1) ?? 0), difference(clean, newest)] as const;
  const change = weightedSum([1, changeOf({ results, ratios, weights })], atEnd);
  return weightedSum([kept, start], [-pull, newest], [-reach, change]);
}

/** The weighted sum of the slopes between the newest result and those before it. */
function changeOf(of: {
  results: readonly Float32Array[];
  ratios: readonly number[];
  weights: readonly number[];
}): Float32Array {
  const [newest = new Float32Array(), ...before] = of.results;
  const none = [0, newest] as const;
  const slopes = of.ratios.map((ratio, back) => {
    const slope = divide(difference(before[back] ?? newest, newest), ratio);
    return [f32(of.weights[back] ?? 0), slope] as const;
  });
  return weightedSum(none, ...slopes);
}

/** The paper's `h`, `phi`, `B(h)`, the places of the results before in units of `h`, and the moments to match. */
function factorsOf({ from, to, before, bh1 }: Move) {
  const length = f32(halfLogSnr(to) - halfLogSnr(from));
  const phi = f32(Math.expm1(-length));
  const scale = bh1 ? -length : phi;
  const second = f32(f32(phi / -length) - 1);
  const third = f32(f32(second / -length) - 0.5);
  const fourth = f32(f32(third / -length) - f32(1 / 6));
  return {
    kept: f32(to.sigma / from.sigma),
    pull: f32(to.alpha * phi),
    reach: f32(to.alpha * scale),
    ratios: before.map((level) => f32(f32(halfLogSnr(level) - halfLogSnr(from)) / length)),
    moments: [f32(second / scale), f32((third * 2) / scale), f32((fourth * 6) / scale)],
  };
}
