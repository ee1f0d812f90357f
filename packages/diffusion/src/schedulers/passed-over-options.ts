import type { Scheduler, SchedulerConfig } from "./scheduler.ts";

/**
 * Options of diffusers' schedulers that change a picture whichever method draws it, and what each is when it is off. Not
 * here: options of one method alone (solver_order, original_inference_steps, set_alpha_to_one …), which go with it.
 */
export const optionsWhenOff = {
  clip_sample: false,
  thresholding: false,
  use_karras_sigmas: false,
  use_exponential_sigmas: false,
  use_beta_sigmas: false,
  use_lu_lambdas: false,
  use_flow_sigmas: false,
  use_dynamic_shifting: false,
  invert_sigmas: false,
  rescale_betas_zero_snr: false,
  final_sigmas_type: "zero",
  interpolation_type: "linear",
  timestep_type: "discrete",
} as const satisfies SchedulerConfig;

/** @returns options that the checkpoint has on and the scheduler is blind to, as the class of diffusers is too */
export function listPassedOver(config: SchedulerConfig, { fields }: Scheduler): string[] {
  return Object.entries(optionsWhenOff)
    .filter(([option, off]) => config[option] !== undefined && config[option] !== off)
    .map(([option]) => option)
    .filter((option) => !fields.includes(option));
}
