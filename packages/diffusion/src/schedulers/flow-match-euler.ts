import { z } from "zod";
import { readOptions } from "./diffusion-options.ts";
import { f32, weightedSum } from "./float32.ts";
import { SchedulerError } from "./scheduler-error.ts";
import type { Scheduler, StepsWanted } from "./scheduler.ts";
import { respaceSigmas, sigmaSpacings } from "./sigma-spacings.ts";
import { linspace, skippedSteps } from "./timestep-spacing.ts";

const schema = z.object({
  num_train_timesteps: z.int().min(1).max(100_000).default(1000),
  shift: z.number().gt(0).max(1000).default(1),
  ...sigmaSpacings,
  use_dynamic_shifting: z.boolean().default(false),
  time_shift_type: z.enum(["exponential", "linear"]).default("exponential"),
  base_shift: z.number().min(0).max(100).default(0.5),
  max_shift: z.number().min(0).max(100).default(1.15),
  base_image_seq_len: z.int().min(1).default(256),
  max_image_seq_len: z.int().min(2).default(4096),
  shift_terminal: z.number().min(0).lt(1).optional(),
  invert_sigmas: z.literal(false).default(false),
  stochastic_sampling: z.boolean().default(false),
});

type FlowOptions = z.infer<typeof schema>;

/**
 * Euler's method on a rectified flow, `latents = (1 - sigma) * clean + sigma * noise` (Esser et al. 2024); with
 * `stochastic_sampling` each step noises anew what it takes for clean.
 */
export const flowMatchEuler: Scheduler = {
  name: "flow_match_euler",
  className: "FlowMatchEulerDiscreteScheduler",
  fields: Object.keys(schema.shape),
  plan(config, wanted) {
    const options = readOptions(config, { name: "flow_match_euler", schema });
    const begin = skippedSteps(wanted.steps, wanted.strength);
    const sigmas = planFlowSigmas(options, wanted).slice(begin);
    return {
      timesteps: sigmas.slice(0, -1).map((sigma) => sigma * options.num_train_timesteps),
      initialScale: 1,
      beginsLater: begin > 0,
      scaleInput: (latents) => latents,
      addNoise: (clean, noise, index) => mixIn(clean, noise, sigmas[index] ?? 0),
      step({ index, latents, prediction, noise }) {
        const [sigma, next] = [sigmas[index] ?? 0, sigmas[index + 1] ?? 0];
        const clean = weightedSum([1, latents], [-sigma, prediction]);
        const moved = options.stochastic_sampling
          ? mixIn(clean, noise(), next)
          : weightedSum([1, latents], [f32(next - sigma), prediction]);
        return { latents: moved, clean, history: [] };
      },
    };
  },
};

function mixIn(clean: Float32Array, noise: Float32Array, sigma: number): Float32Array {
  return weightedSum([sigma, noise], [f32(1 - sigma), clean]);
}

/** Noise levels from 1 to 0. */
function planFlowSigmas(options: FlowOptions, { steps, tokens }: StepsWanted): Float32Array {
  const { num_train_timesteps: total, shift, shift_terminal: terminal } = options;
  const isDynamic = options.use_dynamic_shifting;
  const factor = isDynamic ? dynamicShift(options, tokens) : shift;
  // A fixed shift moves both ends before all are shifted again: so it is in diffusers.
  const ends = [1, f32(1 / total)].map((sigma) => (isDynamic ? sigma : f32(shiftBy(shift, sigma))));
  const [highest = 1, lowest = 0] = ends;
  const shifted = linspace(highest * total, lowest * total, steps).map((timestep) =>
    shiftBy(factor, timestep / total),
  );
  const sigmas = terminal === undefined ? shifted : stretchTo(terminal, shifted);
  const range = { high: sigmas[0] ?? 1, low: sigmas.at(-1) ?? 0, steps };
  return Float32Array.from([...(respaceSigmas(options, range) ?? sigmas), 0]);
}

function shiftBy(factor: number, sigma: number): number {
  return (factor * sigma) / (1 + (factor - 1) * sigma);
}

/** Larger pictures need more noise: the shift grows with what there is to attend to. */
function dynamicShift(options: FlowOptions, tokens: number | undefined): number {
  if (tokens === undefined)
    throw new SchedulerError(
      "This checkpoint's flow is shifted by the size of the picture (use_dynamic_shifting), which is not known here.",
    );
  const { base_shift: base, max_shift: most, base_image_seq_len: few, max_image_seq_len: many } = options;
  const slope = (most - base) / (many - few);
  const grown = tokens * slope + (base - slope * few);
  const shift = options.time_shift_type === "exponential" ? Math.exp(grown) : grown;
  if (shift > 0 && shift < 1e6) return shift;
  throw new SchedulerError(
    `The shifts in this checkpoint's scheduler_config.json come to ${shift} at this size; choose another size or model.`,
  );
}

/** Stretches the way down so that the last level is `terminal`; a single level stays at 1. */
function stretchTo(terminal: number, sigmas: readonly number[]): number[] {
  const scale = (1 - (sigmas.at(-1) ?? 0)) / (1 - terminal);
  return sigmas.map((sigma) => (sigma === 1 ? 1 : 1 - (1 - sigma) / scale));
}
