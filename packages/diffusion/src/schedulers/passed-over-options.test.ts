import { expect, test } from "vitest";
import { chooseScheduler } from "./choose-scheduler.ts";
import { optionsWhenOff } from "./passed-over-options.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { schedulers } from "./schedulers.ts";
import type { Scheduler, SchedulerConfig } from "./scheduler.ts";

type Option = keyof typeof optionsWhenOff;

const on: Record<Option, unknown> = {
  clip_sample: true,
  thresholding: true,
  use_karras_sigmas: true,
  use_exponential_sigmas: true,
  use_beta_sigmas: true,
  use_lu_lambdas: true,
  use_flow_sigmas: true,
  use_dynamic_shifting: true,
  invert_sigmas: true,
  rescale_betas_zero_snr: true,
  final_sigmas_type: "sigma_min",
  interpolation_type: "log_linear",
  timestep_type: "continuous",
};
const drawing = { kind: "stable-diffusion-xl", inpaints: false };
const usual: SchedulerConfig = {
  ...optionsWhenOff,
  beta_start: 0.00085,
  beta_end: 0.012,
  skip_prk_steps: true,
};
const spacings: readonly Option[] = ["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"];

/** Which options these schedulers follow; any other must be refused or told. */
const followed: Record<string, readonly Option[]> = {
  euler: [...spacings, "rescale_betas_zero_snr", "final_sigmas_type"],
  euler_a: ["rescale_betas_zero_snr"],
  dpmpp_2m: ["use_exponential_sigmas", "use_beta_sigmas", "rescale_betas_zero_snr", "final_sigmas_type"],
  dpmpp_2m_karras: ["rescale_betas_zero_snr", "final_sigmas_type"],
  deis: spacings,
  lcm: ["clip_sample", "rescale_betas_zero_snr"],
  ddim: ["clip_sample", "rescale_betas_zero_snr"],
  unipc: [...spacings, "rescale_betas_zero_snr", "final_sigmas_type"],
  pndm: [],
  heun: ["clip_sample", ...spacings],
  flow_match_euler: [...spacings, "use_dynamic_shifting"],
};

/** What the scheduler itself decides, whatever the checkpoint has. */
const decidedByName: Record<string, readonly Option[]> = {
  dpmpp_2m: ["use_karras_sigmas"],
  dpmpp_2m_karras: spacings,
  deis: ["final_sigmas_type"],
};

/** What becomes of large latents within a few steps. */
function draw(scheduler: Scheduler, config: SchedulerConfig): number[] {
  const plan = scheduler.plan(config, { steps: 5, strength: 1, tokens: 64 });
  let latents: Float32Array = Float32Array.of(plan.initialScale * 3, -2);
  let history: readonly Float32Array[] = [];
  for (const index of plan.timesteps.keys()) {
    const prediction = plan.scaleInput(latents, index).map((value) => value * 0.4 + 0.1);
    ({ latents, history } = plan.step({ index, latents, prediction, history, noise: () => latents }));
  }
  return [...plan.timesteps, ...latents];
}

/** Whether an option is followed, refused by its name, told as not used, or none of these. */
function fateOf(scheduler: Scheduler, option: Option): string {
  const config = { _class_name: scheduler.className, ...usual, [option]: on[option] };
  const { warning } = chooseScheduler(config, drawing, scheduler.name);
  if (warning?.includes(option)) return "told";
  try {
    const off = draw(scheduler, usual);
    return draw(scheduler, config).every((value, at) => value === off[at]) ? "silent" : "followed";
  } catch (error) {
    return error instanceof SchedulerError && error.message.includes(option) ? "refused" : String(error);
  }
}

function fatesOf(scheduler: Scheduler): Map<string, Option[]> {
  return Map.groupBy(Object.keys(on) as Option[], (option) => fateOf(scheduler, option));
}

test.each(schedulers.map((scheduler) => ({ scheduler, name: scheduler.name })))(
  "$name follows, refuses or tells of every option",
  ({ scheduler, name }) => {
    const fates = fatesOf(scheduler);
    expect(fates.get("silent") ?? []).toEqual(decidedByName[name] ?? []);
    const known = new Set(["followed", "refused", "told", "silent"]);
    expect([...fates.keys()].filter((fate) => !known.has(fate))).toEqual([]);
  },
);

test.each(Object.entries(followed))("%s follows what its class of diffusers does: %j", (name, options) => {
  const scheduler = schedulers.find((each) => each.name === name);
  expect((scheduler && fatesOf(scheduler).get("followed")) ?? []).toEqual(options);
});
