import { z } from "zod";
import { cleanByAlpha, halfLogSnr, levelOfSigma, type NoiseLevel } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { difference, divide, f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { planSolverSigmas, solverOptions, solverPlan } from "./solver-plan.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = solverOptions.extend({
  solver_order: z.literal([1, 2]).default(2),
  // diffusers reads the solver types of its other solvers as "bh2".
  solver_type: z.enum(["bh1", "bh2", "midpoint", "heun", "logrho"]).default("bh2"),
  predict_x0: z.literal(true).default(true),
  disable_corrector: z.array(z.int()).max(0).default([]),
  solver_p: z.undefined().optional(),
});

interface Move {
  from: NoiseLevel;
  to: NoiseLevel;
  /** Where the result before `from`'s was; undefined for first order. */
  before: NoiseLevel | undefined;
  bh1: boolean;
}

/** UniPC of second order: a predictor, and a corrector that mends the last step with the new prediction (Zhao et al. 2023). */
export const unipc: Scheduler = {
  name: "unipc",
  className: "UniPCMultistepScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "unipc", schema });
    refuseSecondOrderToNoNoise(options);
    const begin = skippedSteps(steps, strength);
    const levels = planSolverSigmas(options, steps, { roundsKarras: true, endsAtOwnLowest: true });
    const count = levels.timesteps.length - begin;
    const bh1 = options.solver_type === "bh1";
    const levelAt = (index: number) => levelOfSigma(levels.sigmas[begin + index] ?? 0);
    const isSecondOrder = (index: number): boolean =>
      options.solver_order === 2 && index > 0 && !(options.lower_order_final && index === count - 1);
    const moveTo = (index: number): Move => {
      const before = isSecondOrder(index - 1) ? levelAt(index - 2) : undefined;
      return { from: levelAt(index - 1), to: levelAt(index), before, bh1 };
    };
    return {
      ...solverPlan(levels, begin),
      step({ index, latents, prediction, history }) {
        const clean = cleanByAlpha({ type: options.prediction_type, latents, prediction }, levelAt(index));
        const [previous, beforePrevious, start] = history;
        const mended =
          previous && start ? correct(moveTo(index), { start, clean, previous, beforePrevious }) : latents;
        const next = predict(moveTo(index + 1), { start: mended, clean, previous });
        return { latents: next, clean, history: [clean, previous ?? clean, mended] };
      },
    };
  },
};

/** The way to no noise is infinitely long for these solvers: only the first order has a limit there. */
function refuseSecondOrderToNoNoise(options: z.infer<typeof schema>): void {
  const { solver_order: order, lower_order_final: endsLower, final_sigmas_type: last } = options;
  if (order === 2 && !endsLower && last === "zero")
    throw new SchedulerError(
      "The scheduler unipc cannot end at no noise (final_sigmas_type zero) without lower_order_final; choose another scheduler.",
    );
}

/** Predictor: the move with the last two results. */
function predict(
  move: Move,
  {
    start,
    clean,
    previous,
  }: { start: Float32Array; clean: Float32Array; previous: Float32Array | undefined },
): Float32Array {
  const { kept, pull, reach, ratio } = factorsOf(move);
  if (!previous || ratio === undefined) return weightedSum([kept, start], [-pull, clean]);
  const change = weightedSum([0.5, divide(difference(previous, clean), ratio)]);
  return weightedSum([kept, start], [-pull, clean], [-reach, change]);
}

/** Corrector: the same move again, now that the result at its end is known. */
function correct(
  move: Move,
  known: {
    start: Float32Array;
    clean: Float32Array;
    previous: Float32Array;
    beforePrevious: Float32Array | undefined;
  },
): Float32Array {
  const { kept, pull, reach, ratio, moments } = factorsOf(move);
  const atEnd = difference(known.clean, known.previous);
  if (!known.beforePrevious || ratio === undefined)
    return weightedSum([kept, known.start], [-pull, known.previous], [-reach, weightedSum([0.5, atEnd])]);
  // Two weights so that constant and linear changes come out right: [[1, 1], [ratio, 1]] weights = moments.
  const first = f32((moments[1] - moments[0]) / (ratio - 1));
  const before = divide(difference(known.beforePrevious, known.previous), ratio);
  const change = weightedSum([first, before], [f32(moments[0] - first), atEnd]);
  return weightedSum([kept, known.start], [-pull, known.previous], [-reach, change]);
}

/** The paper's `h`, `phi` and `B(h)` for one move. */
function factorsOf({ from, to, before, bh1 }: Move) {
  const length = f32(halfLogSnr(to) - halfLogSnr(from));
  const phi = f32(Math.expm1(-length));
  const scale = bh1 ? -length : phi;
  const second = f32(f32(phi / -length) - 1);
  const third = f32(f32(second / -length) - 0.5);
  return {
    kept: f32(to.sigma / from.sigma),
    pull: f32(to.alpha * phi),
    reach: f32(to.alpha * scale),
    ratio: before && f32(f32(halfLogSnr(before) - halfLogSnr(from)) / length),
    moments: [f32(second / scale), f32((third * 2) / scale)] as const,
  };
}
