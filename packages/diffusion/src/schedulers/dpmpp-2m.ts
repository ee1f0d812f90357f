import { z } from "zod";
import { cleanByAlpha, levelOfSigma } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { dpmSolverTerms } from "./dpm-solver-terms.ts";
import { weightedSum } from "./float32.ts";
import type { SchedulePlan, Scheduler, SchedulerConfig, StepsWanted } from "./scheduler.ts";
import { planSolverSigmas, solverOptions, solverPlan } from "./solver-plan.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = solverOptions.extend({
  // diffusers reads "deis" as "dpmsolver++" and the solver types of its other solvers as "midpoint".
  algorithm_type: z.enum(["dpmsolver++", "sde-dpmsolver++", "deis"]).default("dpmsolver++"),
  solver_type: z.enum(["midpoint", "heun", "logrho", "bh1", "bh2"]).default("midpoint"),
  solver_order: z.literal([1, 2, 3]).default(2),
  euler_at_final: z.boolean().default(false),
  use_lu_lambdas: z.literal(false).default(false),
  lambda_min_clipped: z.literal(Number.NEGATIVE_INFINITY).optional(),
  // Of DDPM's checkpoints: a network that learned the variance too says more than is read here.
  variance_type: z.enum(["fixed_small", "fixed_small_log", "fixed_large", "fixed_large_log"]).optional(),
});

type DpmOptions = z.infer<typeof schema>;

/**
 * DPM-Solver++ with the results of the steps before (Lu et al. 2022, algorithm 2, "2M"); where the checkpoint says
 * `sde-dpmsolver++`, with fresh noise at each step.
 */
export const dpmpp2m: Scheduler = {
  name: "dpmpp_2m",
  className: "DPMSolverMultistepScheduler",
  fields: Object.keys(schema.shape),
  plan: (config, wanted) => planDpmpp2m({ ...config, use_karras_sigmas: false }, wanted),
};

/** @param config with `use_karras_sigmas` as wanted */
export function planDpmpp2m(config: SchedulerConfig, { steps, strength }: StepsWanted): SchedulePlan {
  const name = config.use_karras_sigmas ? "dpmpp_2m_karras" : "dpmpp_2m";
  const options = readOptions(config, { name, schema });
  const begin = skippedSteps(steps, strength);
  const levels = planSolverSigmas(options, steps, {
    roundsKarras: options.beta_schedule !== "squaredcos_cap_v2",
    endsAtOwnLowest: false,
  });
  const isStochastic = options.algorithm_type === "sde-dpmsolver++";
  const isMidpoint = options.solver_type !== "heun";
  const levelAt = (index: number) => levelOfSigma(levels.sigmas[begin + index] ?? 0);
  return {
    ...solverPlan(levels, begin),
    step({ index, latents, prediction, history, noise }) {
      const level = levelAt(index);
      const clean = cleanByAlpha({ type: options.prediction_type, latents, prediction }, level);
      const results = [clean, ...history].slice(0, options.solver_order);
      const used = results.slice(0, orderAllowed(options, steps, begin + index));
      const visited = used.map((_, back) => levelAt(index - back));
      const move = { to: levelAt(index + 1), visited, isStochastic, isMidpoint };
      const { terms, deviation } = dpmSolverTerms(move, { start: latents, results: used });
      // Drawn also where the deviation is 0: the generator goes on as in diffusers.
      const moved = isStochastic ? weightedSum(...terms, [deviation, noise()]) : weightedSum(...terms);
      return { latents: moved, clean, history: results };
    },
  };
}

/** Few steps end with lower orders, and a step to no noise at all can only be of first order. */
function orderAllowed(options: DpmOptions, steps: number, index: number): number {
  const endsLower = options.lower_order_final && steps < 15;
  if (index === steps - 1 && (endsLower || options.euler_at_final || options.final_sigmas_type === "zero"))
    return 1;
  return index === steps - 2 && endsLower ? 2 : 3;
}
