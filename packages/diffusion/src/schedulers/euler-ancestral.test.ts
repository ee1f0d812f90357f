import { expect, test } from "vitest";
import { eulerAncestral } from "./euler-ancestral.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(eulerAncestral);

test("noise is drawn at every step, the last one too", () => {
  const plan = eulerAncestral.plan({}, { steps: 3, strength: 1 });
  const latents = Float32Array.of(1);
  const draws = Array.from(plan.timesteps, (_, index) => {
    let drawn = 0;
    plan.step({ index, latents, prediction: latents, history: [], noise: () => ((drawn += 1), latents) });
    return drawn;
  });
  expect(draws).toEqual([1, 1, 1]);
});

test("a fall from very high noise leaves numbers, although rounding asks for the root of less than nothing", () => {
  const fields = {
    beta_schedule: "squaredcos_cap_v2",
    timestep_spacing: "trailing",
    beta_start: 0.0001,
    beta_end: 0.012,
  };
  const plan = eulerAncestral.plan(fields, { steps: 3, strength: 1 });
  const latents = Float32Array.of(plan.initialScale);
  const noise = () => Float32Array.of(0.5);
  for (const index of plan.timesteps.keys()) {
    const output = plan.step({ index, latents, prediction: noise(), history: [], noise });
    expect([index, Number.isFinite(output.latents[0])]).toEqual([index, true]);
  }
});
