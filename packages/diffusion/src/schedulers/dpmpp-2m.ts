import { z } from "zod";
import { cleanByAlpha, halfLogSnr, levelOfSigma } from "./clean-latents.ts";
import { readOptions } from "./diffusion-options.ts";
import { difference, f32, weightedSum } from "./float32.ts";
import type { SchedulePlan, Scheduler, SchedulerConfig, StepsWanted } from "./scheduler.ts";
import { planSolverSigmas, solverOptions, solverPlan } from "./solver-plan.ts";
import { skippedSteps } from "./timestep-spacing.ts";

const schema = solverOptions.extend({
  // diffusers reads "deis" as "dpmsolver++" and the solver types of its other solvers as "midpoint".
  algorithm_type: z.enum(["dpmsolver++", "deis"]).default("dpmsolver++"),
  solver_type: z.enum(["midpoint", "logrho", "bh1", "bh2"]).default("midpoint"),
  euler_at_final: z.boolean().default(false),
  use_lu_lambdas: z.literal(false).default(false),
  lambda_min_clipped: z.literal(Number.NEGATIVE_INFINITY).optional(),
  variance_type: z.undefined().optional(),
  sigma_min: z.undefined().optional(),
  sigma_max: z.undefined().optional(),
});

/** DPM-Solver++ of second order with the last step's result (Lu et al. 2022, algorithm 2, "2M"). */
export const dpmpp2m: Scheduler = {
  name: "dpmpp_2m",
  className: "DPMSolverMultistepScheduler",
  plan: (config, wanted) => planDpmpp2m({ ...config, use_karras_sigmas: false }, wanted),
};

/** @param config with `use_karras_sigmas` as wanted */
export function planDpmpp2m(config: SchedulerConfig, { steps, strength }: StepsWanted): SchedulePlan {
  const options = readOptions(config, {
    name: config.use_karras_sigmas ? "dpmpp_2m_karras" : "dpmpp_2m",
    schema,
  });
  const begin = skippedSteps(steps, strength);
  const levels = planSolverSigmas(options, steps, options.beta_schedule === "squaredcos_cap_v2");
  const last = levels.timesteps.length - 1 - begin;
  const endsFirstOrder =
    options.final_sigmas_type === "zero" ||
    options.euler_at_final ||
    (options.lower_order_final && steps < 15);
  const levelAt = (index: number) => levelOfSigma(levels.sigmas[begin + index] ?? 0);
  return {
    ...solverPlan(levels, begin),
    step({ index, latents, prediction, history }) {
      const [here, next] = [levelAt(index), levelAt(index + 1)];
      const clean = cleanByAlpha({ type: options.prediction_type, latents, prediction }, here);
      const [previous] = history;
      const length = f32(halfLogSnr(next) - halfLogSnr(here));
      const pull = f32(-next.alpha * f32(f32(Math.exp(-length)) - 1));
      const kept = f32(next.sigma / here.sigma);
      if (!previous || options.solver_order === 1 || (index === last && endsFirstOrder))
        return { latents: weightedSum([kept, latents], [pull, clean]), clean, history: [clean] };
      // The slope between the two last results, at the length of this step: half of it is added.
      const ratio = f32(f32(halfLogSnr(here) - halfLogSnr(levelAt(index - 1))) / length);
      const slope = weightedSum([f32(1 / ratio), difference(clean, previous)]);
      const moved = weightedSum([kept, latents], [pull, clean], [f32(0.5 * pull), slope]);
      return { latents: moved, clean, history: [clean] };
    },
  };
}
