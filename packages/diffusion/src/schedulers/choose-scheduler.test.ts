import { expect, test } from "vitest";
import { chooseScheduler } from "./choose-scheduler.ts";
import { schedulerNames, schedulers } from "./schedulers.ts";

test("the names are all different, and fit into a command and a request", () => {
  expect(new Set(schedulerNames).size).toBe(schedulers.length);
  expect(schedulerNames.filter((name) => !/^[a-z0-9_]{2,30}$/u.test(name))).toEqual([]);
});

test.each(schedulers.map(({ name, className }) => ({ name, className })))(
  "$className is $name",
  ({ name, className }) => {
    const config = { _class_name: className, use_karras_sigmas: name === "dpmpp_2m_karras" };
    expect(chooseScheduler(config).scheduler.name).toBe(name);
  },
);

test("a name asked for goes before the checkpoint's own, and takes over its configuration without nulls", () => {
  const fields = { _class_name: "PNDMScheduler", beta_end: 0.012, trained_betas: null };
  const { scheduler, config } = chooseScheduler(fields, "unipc");
  expect(scheduler.name).toBe("unipc");
  expect(config).toEqual({ _class_name: "PNDMScheduler", beta_end: 0.012 });
});

test("a class that is not there is an error with the names that are", () => {
  expect(() => chooseScheduler({ _class_name: "KDPM2DiscreteScheduler" })).toThrow(
    "This checkpoint's scheduler KDPM2DiscreteScheduler is not there; ask for another. Known: euler, euler_a,",
  );
  expect(() => chooseScheduler({})).toThrow("scheduler undefined is not there");
});

test("a name that is not there is an error with the names that are", () => {
  expect(() => chooseScheduler({ _class_name: "PNDMScheduler" }, "k_euler")).toThrow(
    'There is no scheduler "k_euler". Known: euler,',
  );
});

test("DEIS is drawn with what diffusers reads its configuration as, and that is told", () => {
  const deis = { _class_name: "DEISMultistepScheduler", algorithm_type: "deis", solver_type: "logrho" };
  const { scheduler, config, warning } = chooseScheduler(deis);
  expect(scheduler.name).toBe("dpmpp_2m");
  expect(warning).toContain("DEISMultistepScheduler is not there; dpmpp_2m draws instead");
  expect(scheduler.plan(config, { steps: 4, strength: 1 }).timesteps).toHaveLength(4);
});

test("a flow scheduler and a model of another kind do not go together", () => {
  expect(() => chooseScheduler({ _class_name: "PNDMScheduler" }, "flow_match_euler")).toThrow(
    "this one did not",
  );
  const flow = { _class_name: "FlowMatchEulerDiscreteScheduler" };
  expect(() => chooseScheduler(flow, "euler")).toThrow("only flow_match_euler can draw with it, not euler");
  expect(chooseScheduler(flow, "flow_match_euler").scheduler.name).toBe("flow_match_euler");
});
