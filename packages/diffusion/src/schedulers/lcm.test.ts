import { expect, test } from "vitest";
import { lcm } from "./lcm.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(lcm);

test("strength leaves out the noisiest of the distilled steps, not of those asked for", () => {
  const timesteps = (strength: number) => [...lcm.plan({}, { steps: 4, strength }).timesteps];
  expect(timesteps(1)).toEqual([999, 759, 499, 259]);
  expect(timesteps(0.5)).toEqual([499, 379, 259, 139]);
});

test("more distilled steps than training steps are refused", () => {
  const fields = { original_inference_steps: 100, num_train_timesteps: 50 };
  expect(() => lcm.plan(fields, { steps: 1, strength: 1 })).toThrow("picks 100 steps");
});

test("more steps than strength leaves is an error that says how many there are", () => {
  expect(() => lcm.plan({}, { steps: 8, strength: 0.1 })).toThrow("has 5 steps at strength 0.1");
  expect(() => lcm.plan({}, { steps: 1, strength: 0.01 })).toThrow("no step at strength 0.01; ask for more");
});
