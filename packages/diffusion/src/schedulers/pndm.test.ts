import { expect, test } from "vitest";
import { pndm } from "./pndm.ts";
import { schedulerContract } from "./scheduler.contract.ts";
import type { SchedulerConfig } from "./scheduler.ts";

schedulerContract(pndm);

test("the first three steps are warmed up with four calls each, unless the checkpoint skips that", () => {
  const timesteps = (fields: SchedulerConfig, strength = 1) => [
    ...pndm.plan(fields, { steps: 5, strength }).timesteps,
  ];
  expect(timesteps({})).toEqual([800, 700, 700, 600, 600, 500, 500, 400, 400, 300, 300, 200, 200, 0]);
  expect(timesteps({ skip_prk_steps: true })).toEqual([800, 600, 600, 400, 200, 0]);
  expect(timesteps({}, 0.6)).toEqual(timesteps({ skip_prk_steps: true }, 0.6));
});

test("too few steps to warm up are an error that says how many are enough", () => {
  expect(() => pndm.plan({}, { steps: 3, strength: 1 })).toThrow("ask for 4 steps or more");
  expect(pndm.plan({}, { steps: 4, strength: 1 }).timesteps).toHaveLength(13);
  expect(pndm.plan({ skip_prk_steps: true }, { steps: 1, strength: 1 }).timesteps).toHaveLength(1);
});
