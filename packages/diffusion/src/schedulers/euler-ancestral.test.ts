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
