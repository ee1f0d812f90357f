import { z } from "zod";
import { levelOfSigma } from "./clean-latents.ts";
import { diffusionOptions, unsupportedSigmas } from "./diffusion-options.ts";
import { weightedSum } from "./float32.ts";
import { trainingSigmas } from "./noise-schedule.ts";
import type { SchedulePlan } from "./scheduler.ts";
import { interpolate, karrasSigmas, timestepOfSigma } from "./sigmas.ts";
import { roundHalfToEven, spaceSolverTimesteps } from "./timestep-spacing.ts";

/** Fields of the solvers of second order in the half logarithm of the signal-to-noise ratio. */
export const solverOptions = diffusionOptions({ timestep_spacing: "linspace" }).extend({
  ...unsupportedSigmas,
  solver_order: z.union([z.literal(1), z.literal(2)]).default(2),
  thresholding: z.literal(false).default(false),
  lower_order_final: z.boolean().default(true),
  use_karras_sigmas: z.boolean().default(false),
  use_flow_sigmas: z.literal(false).default(false),
  final_sigmas_type: z.enum(["zero", "sigma_min"]).default("zero"),
});

type SolverOptions = z.infer<typeof solverOptions>;

interface NoiseLevels {
  timesteps: number[];
  /** One more than timesteps. */
  sigmas: Float32Array;
}

/**
 * Noise levels for the steps; Karras' lie between the highest and the lowest of all training steps here.
 * @param keepsFraction whether a Karras timestep between two training steps is cut instead of rounded
 */
export function planSolverSigmas(options: SolverOptions, steps: number, keepsFraction: boolean): NoiseLevels {
  const training = trainingSigmas(options);
  const spaced = spaceSolverTimesteps(options, steps);
  const lowest = training[0] ?? 0;
  if (!options.use_karras_sigmas) {
    const last = options.final_sigmas_type === "zero" ? 0 : lowest;
    return {
      timesteps: spaced,
      sigmas: Float32Array.from([...spaced.map((at) => interpolate(training, at)), last]),
    };
  }
  const karras = karrasSigmas(training.at(-1) ?? 0, lowest, steps);
  const place = keepsFraction ? Math.trunc : roundHalfToEven;
  const last = options.final_sigmas_type === "zero" ? 0 : (karras.at(-1) ?? 0);
  return {
    timesteps: karras.map((sigma) => place(timestepOfSigma(sigma, training))),
    sigmas: Float32Array.from([...karras, last]),
  };
}

/** What both solvers' plans have in common; `levels` are all of them, the plan begins at `begin`. */
export function solverPlan(levels: NoiseLevels, begin: number): Omit<SchedulePlan, "step"> {
  return {
    timesteps: Float32Array.from(levels.timesteps.slice(begin)),
    initialScale: 1,
    beginsLater: begin > 0,
    scaleInput: (latents) => latents,
    addNoise(clean, noise, index) {
      const { alpha, sigma } = levelOfSigma(levels.sigmas[begin + index] ?? 0);
      return weightedSum([alpha, clean], [sigma, noise]);
    },
  };
}
