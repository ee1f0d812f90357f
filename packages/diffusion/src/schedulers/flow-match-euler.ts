import { z } from "zod";
import { readOptions, unsupportedSigmas } from "./diffusion-options.ts";
import { f32, weightedSum } from "./float32.ts";
import type { Scheduler } from "./scheduler.ts";
import { karrasSigmas } from "./sigmas.ts";
import { linspace, skippedSteps } from "./timestep-spacing.ts";

const schema = z.object({
  num_train_timesteps: z.int().min(1).max(100_000).default(1000),
  shift: z.number().gt(0).max(1000).default(1),
  ...unsupportedSigmas,
  use_karras_sigmas: z.boolean().default(false),
  use_dynamic_shifting: z.literal(false).default(false),
  shift_terminal: z.undefined().optional(),
  invert_sigmas: z.literal(false).default(false),
  stochastic_sampling: z.literal(false).default(false),
});

/** Euler's method on a rectified flow, `latents = (1 - sigma) * clean + sigma * noise` (Esser et al. 2024). */
export const flowMatchEuler: Scheduler = {
  name: "flow_match_euler",
  className: "FlowMatchEulerDiscreteScheduler",
  plan(config, { steps, strength }) {
    const options = readOptions(config, { name: "flow_match_euler", schema });
    const begin = skippedSteps(steps, strength);
    const sigmas = planFlowSigmas(options, steps).slice(begin);
    return {
      timesteps: sigmas.slice(0, -1).map((sigma) => sigma * options.num_train_timesteps),
      initialScale: 1,
      beginsLater: begin > 0,
      scaleInput: (latents) => latents,
      addNoise(clean, noise, index) {
        const sigma = sigmas[index] ?? 0;
        return weightedSum([sigma, noise], [f32(1 - sigma), clean]);
      },
      step({ index, latents, prediction }) {
        const [sigma, next] = [sigmas[index] ?? 0, sigmas[index + 1] ?? 0];
        return {
          latents: weightedSum([1, latents], [f32(next - sigma), prediction]),
          clean: weightedSum([1, latents], [-sigma, prediction]),
          history: [],
        };
      },
    };
  },
};

/** Noise levels from 1 to 0, both ends shifted already before all are shifted: so it is in diffusers. */
function planFlowSigmas(options: z.infer<typeof schema>, steps: number): Float32Array {
  const { num_train_timesteps: total, shift } = options;
  const shifted = (sigma: number): number => (shift * sigma) / (1 + (shift - 1) * sigma);
  const [highest, lowest] = [f32(shifted(1)), f32(shifted(f32(1 / total)))];
  const sigmas = linspace(highest * total, lowest * total, steps).map((timestep) =>
    shifted(timestep / total),
  );
  const levels = options.use_karras_sigmas ? karrasSigmas(sigmas[0] ?? 1, sigmas.at(-1) ?? 0, steps) : sigmas;
  return Float32Array.from([...levels, 0]);
}
