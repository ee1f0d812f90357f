import { z } from "zod";
import { cleanByAlpha, halfLogSnr, levelOfSigma } from "./clean-latents.ts";
import type { NoiseLevel } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { divide, f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { planSolverSigmas, solverOptions, solverPlan } from "./solver-plan.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = solverOptions.extend({
  // diffusers reads the algorithms and solver types of its other solvers as "deis" and "logrho".
  algorithm_type: z.enum(["deis", "dpmsolver", "dpmsolver++"]).default("deis"),
  solver_type: z.enum(["logrho", "midpoint", "heun", "bh1", "bh2"]).default("logrho"),
  solver_order: z.literal([1, 2, 3]).default(2),
  rescale_betas_zero_snr: z.literal(false).default(false),
});

/**
 * The diffusion exponential integrator with a polynomial through the last predictions of noise, in the logarithm of the
 * noise level (Zhang and Chen 2023, "log-rho" Adams-Bashforth). It always ends at the lowest level trained on.
 */
export const deis: Scheduler = {
  name: "deis",
  className: "DEISMultistepScheduler",
  fields: Object.keys(schema.shape),
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "deis", schema });
    const begin = skippedSteps(steps, strength);
    const habits = { roundsKarras: true, endsAtOwnLowest: true };
    const levels = planSolverSigmas({ ...options, final_sigmas_type: "sigma_min" }, steps, habits);
    const levelAt = (index: number) => levelOfSigma(levels.sigmas[begin + index] ?? 0);
    const endsLower = options.lower_order_final && steps < 15;
    return {
      ...solverPlan(levels, begin),
      step({ index, latents, prediction, history }) {
        const level = levelAt(index);
        const clean = cleanByAlpha({ type: options.prediction_type, latents, prediction }, level);
        const noise = divide(weightedSum([1, latents], [-level.alpha, clean]), level.sigma);
        const predictions = [noise, ...history].slice(0, options.solver_order);
        const order = endsLower ? steps - begin - index : predictions.length;
        const used = predictions.slice(0, order);
        const to = levelAt(index + 1);
        const weights = weightsOf(
          used.map((_, back) => levelAt(index - back)),
          to,
        );
        const moved = weightedSum(
          [f32(to.alpha / level.alpha), latents],
          ...used.map((values, back) => [f32(to.alpha * (weights[back] ?? 0)), values] as const),
        );
        return { latents: moved, clean, history: predictions };
      },
    };
  },
};

/**
 * How much each prediction counts: the integral, over the noise level, of the polynomial in its logarithm that is 1 at
 * the prediction's own level and 0 at the others'.
 * @param visited the levels of 1 to 3 predictions, the newest first
 */
function weightsOf(visited: readonly NoiseLevel[], to: NoiseLevel): number[] {
  const [from = to] = visited;
  if (visited.length < 2) {
    const length = f32(halfLogSnr(to) - halfLogSnr(from));
    return [-f32(f32(to.sigma * f32(f32(Math.exp(length)) - 1)) / to.alpha)];
  }
  const ratios = visited.map(ratioOf);
  return ratios.map((own, at) => {
    const others = ratios.filter((_, other) => other !== at);
    return f32(integral(ratioOf(to), own, others) - integral(ratioOf(from), own, others));
  });
}

/** The polynomial's integral from 0 to `end`; float32 at each turn, as what cancels out here shows. */
function integral(end: number, own: number, others: readonly number[]): number {
  const [x, a, b] = [log(end), ...others.map(log)];
  const divisor = others.reduce((product, other) => f32(product * f32(log(own) - log(other))), 1);
  if (x === undefined || a === undefined) return 0;
  if (b === undefined) return f32(f32(end * f32(f32(x - a) - 1)) / divisor);
  const first = f32(f32(a * f32(f32(b - x) + 1)) - f32(b * x));
  const rest = f32(f32(f32(f32(first + b) + f32(x * x)) - f32(2 * x)) + 2);
  return f32(f32(end * rest) / divisor);
}

function ratioOf({ alpha, sigma }: NoiseLevel): number {
  return f32(sigma / alpha);
}

function log(value: number): number {
  return f32(Math.log(value));
}
