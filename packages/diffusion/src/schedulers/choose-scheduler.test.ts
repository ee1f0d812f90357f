import { expect, test } from "vitest";
import { chooseScheduler } from "./choose-scheduler.ts";
import { schedulerNames, schedulers } from "./schedulers.ts";

const drawing = { kind: "stable-diffusion-xl", inpaints: false };
const betas = { beta_start: 0.00085, beta_end: 0.012 };

test("the names are all different, and fit into a command and a request", () => {
  expect(new Set(schedulerNames).size).toBe(schedulers.length);
  expect(schedulerNames.filter((name) => !/^[a-z0-9_]{2,30}$/u.test(name))).toEqual([]);
});

test.each(schedulers.map(({ name, className }) => ({ name, className })))(
  "$className is $name",
  ({ name, className }) => {
    const config = { _class_name: className, use_karras_sigmas: name === "dpmpp_2m_karras" };
    const { scheduler, warning } = chooseScheduler(config, drawing);
    expect([scheduler.name, warning]).toEqual([name, undefined]);
  },
);

test("a name asked for goes before the checkpoint's own, and takes over its configuration without nulls", () => {
  const fields = { _class_name: "PNDMScheduler", beta_end: 0.012, trained_betas: null };
  const { scheduler, config, warning } = chooseScheduler(fields, drawing, "unipc");
  expect(scheduler.name).toBe("unipc");
  expect(config).toEqual({ _class_name: "PNDMScheduler", beta_end: 0.012 });
  expect(warning).toBeUndefined();
});

test.each(["KDPM2DiscreteScheduler", "LMSDiscreteScheduler", "DPMSolverSinglestepScheduler", "TCDScheduler"])(
  "%s is not there: an error with the names that are, and any of them draws",
  (className) => {
    const fields = { _class_name: className, ...betas, variance_type: "fixed_small" };
    expect(() => chooseScheduler(fields, drawing)).toThrow(
      `This checkpoint's scheduler ${className} is not there; ask for another. Known: euler, euler_a,`,
    );
    for (const name of schedulerNames.filter((each) => each !== "flow_match_euler")) {
      const { scheduler, config } = chooseScheduler(fields, drawing, name);
      expect(scheduler.plan(config, { steps: 4, strength: 1 }).timesteps.length).toBeGreaterThan(3);
    }
  },
);

test.each([undefined, "EDMEulerScheduler", "CMStochasticIterativeScheduler"])(
  "%s without betas cannot be drawn with, whatever is asked for",
  (className) => {
    const fields = { _class_name: className, sigma_min: 0.002, sigma_max: 80, sigma_data: 0.5 };
    for (const name of [undefined, "euler", "flow_match_euler"])
      expect(() => chooseScheduler(fields, drawing, name)).toThrow(
        `scheduler ${className} has no betas to tell its noise levels by`,
      );
  },
);

test("a name that is not there is an error with the names that are", () => {
  expect(() => chooseScheduler({ _class_name: "PNDMScheduler" }, drawing, "k_euler")).toThrow(
    /There is no scheduler "k_euler"\. Known: euler, .*, heun\.$/u,
  );
});

test("a flow scheduler and a model of another kind do not go together", () => {
  expect(() => chooseScheduler({ _class_name: "PNDMScheduler" }, drawing, "flow_match_euler")).toThrow(
    "this one did not",
  );
  const flow = { _class_name: "FlowMatchEulerDiscreteScheduler" };
  expect(() => chooseScheduler(flow, drawing, "euler")).toThrow(
    "only flow_match_euler can draw with it, not euler",
  );
  expect(chooseScheduler(flow, drawing, "flow_match_euler").scheduler.name).toBe("flow_match_euler");
  const heun = { _class_name: "FlowMatchHeunDiscreteScheduler", shift: 3 };
  expect(() => chooseScheduler(heun, drawing)).toThrow(
    "FlowMatchHeunDiscreteScheduler is not there; ask for another. Known: flow_match_euler.",
  );
  expect(chooseScheduler(heun, drawing, "flow_match_euler").config.shift).toBe(3);
});

test("what a named scheduler is blind to is told", () => {
  const fields = {
    _class_name: "DPMSolverMultistepScheduler",
    use_karras_sigmas: true,
    final_sigmas_type: "sigma_min",
  };
  expect(chooseScheduler(fields, drawing, "euler_a").warning).toBe(
    "The scheduler euler_a has no use_karras_sigmas, final_sigmas_type, which this checkpoint's scheduler_config.json asks for: not used.",
  );
  expect(chooseScheduler(fields, drawing).warning).toBeUndefined();
});

test("an early Stable Diffusion counts steps from 1 and clips nothing, as diffusers' pipelines see to", () => {
  const early = { _class_name: "DDIMScheduler", clip_sample: true, steps_offset: 0 };
  const kind = "stable-diffusion";
  const text = chooseScheduler(early, { kind, inpaints: false }).config;
  expect(text).toEqual({ _class_name: "DDIMScheduler", clip_sample: false, steps_offset: 1 });
  expect(chooseScheduler(early, drawing).config).toEqual(early);
});

test("repainting by an early Stable Diffusion warms nothing up, and clips where it is told to", () => {
  const early = { _class_name: "PNDMScheduler", clip_sample: true };
  const { config, scheduler } = chooseScheduler(early, { kind: "stable-diffusion", inpaints: true });
  expect(config).toMatchObject({ clip_sample: true, steps_offset: 1, skip_prk_steps: true });
  expect(scheduler.plan(config, { steps: 5, strength: 1 }).timesteps).toHaveLength(6);
});
