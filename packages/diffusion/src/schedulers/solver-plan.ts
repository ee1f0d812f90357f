import { z } from "zod";
import { levelOfSigma } from "./clean-latents.ts";
import { diffusionOptions } from "./diffusion-options.ts";
import { weightedSum } from "./float32.ts";
import { trainingSigmas } from "./noise-schedule.ts";
import type { SchedulePlan } from "./scheduler.ts";
import { respaceSigmas, sigmaSpacings } from "./sigma-spacings.ts";
import { interpolate, timestepOfSigma } from "./sigmas.ts";
import { refuseBeyond, roundHalfToEven, spaceSolverTimesteps } from "./timestep-spacing.ts";

/** Fields of the solvers that step along the half logarithm of the signal-to-noise ratio. */
export const solverOptions = diffusionOptions({ timestep_spacing: "linspace" }).extend({
  ...sigmaSpacings,
  thresholding: z.literal(false).default(false),
  lower_order_final: z.boolean().default(true),
  use_flow_sigmas: z.literal(false).default(false),
  final_sigmas_type: z.enum(["zero", "sigma_min"]).default("zero"),
});

type SolverOptions = z.infer<typeof solverOptions>;

interface NoiseLevels {
  timesteps: number[];
  /** One more than timesteps. */
  sigmas: Float32Array;
}

/** In what the solvers of diffusers differ where noise levels are spaced anew. */
interface SolverHabits {
  /** Whether a Karras timestep between two training steps is rounded; all others are cut. */
  roundsKarras: boolean;
  /** Whether "sigma_min" is the lowest level of the steps; else of all training steps. */
  endsAtOwnLowest: boolean;
}

/** Noise levels for the steps; those spaced anew lie between the highest and the lowest of all training steps here. */
export function planSolverSigmas(options: SolverOptions, steps: number, habits: SolverHabits): NoiseLevels {
  const training = trainingSigmas(options);
  const spaced = spaceSolverTimesteps(options, steps);
  const lowest = training[0] ?? 0;
  const respaced = respaceSigmas(options, { high: training.at(-1) ?? 0, low: lowest, steps });
  // Two of one noise level are no way apart, and a slope over none is infinite.
  if (!respaced) refuseBeyond(spaced, training.length);
  const place = options.use_karras_sigmas && habits.roundsKarras ? roundHalfToEven : Math.trunc;
  const sigmas = respaced ?? spaced.map((at) => interpolate(training, at));
  const own = habits.endsAtOwnLowest ? respaced?.at(-1) : undefined;
  return {
    timesteps: respaced?.map((sigma) => place(timestepOfSigma(sigma, training))) ?? spaced,
    sigmas: Float32Array.from([...sigmas, options.final_sigmas_type === "zero" ? 0 : (own ?? lowest)]),
  };
}

/** What the solvers' plans have in common; `levels` are all of them, the plan begins at `begin`. */
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
