import { expect, test } from "vitest";
import { diffusionOptions } from "./diffusion-options.ts";
import { roundHalfToEven, skippedSteps, spaceTimesteps } from "./timestep-spacing.ts";

test("halves round to the even neighbour, as numpy's do", () => {
  expect([0.5, 1.5, 2.5, 3.5, 62.5, 437.5, 0.49, 2.51, -0.5, -1.5].map(roundHalfToEven)).toEqual([
    0, 2, 2, 4, 62, 438, 0, 3, 0, -2,
  ]);
});

test("16 trailing steps meet five halves", () => {
  const options = diffusionOptions({ timestep_spacing: "trailing" }).parse({});
  expect(spaceTimesteps(options, 16)).toEqual([
    999, 937, 874, 811, 749, 687, 624, 561, 499, 437, 374, 311, 249, 187, 124, 61,
  ]);
});

test("every number of trailing steps gives as many, none below 0", () => {
  const options = diffusionOptions({ timestep_spacing: "trailing" }).parse({});
  for (let steps = 1; steps <= 1000; steps += 1) {
    const timesteps = spaceTimesteps(options, steps);
    expect(timesteps).toHaveLength(steps);
    expect(Math.min(...timesteps)).toBeGreaterThanOrEqual(0);
  }
});

test("strength leaves out the first steps, rounded as diffusers does", () => {
  expect([1, 0.99, 0.75, 0.5, 0.1, 0.01].map((strength) => skippedSteps(20, strength))).toEqual([
    0, 1, 5, 10, 18, 20,
  ]);
});
