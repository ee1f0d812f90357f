import { expect, test } from "vitest";
import { diffusionOptions } from "./diffusion-options.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { roundHalfToEven, skippedSteps, spaceSolverTimesteps, spaceTimesteps } from "./timestep-spacing.ts";

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

test("solvers leave out the point at the end, and say how many steps there can be", () => {
  const options = diffusionOptions({ timestep_spacing: "linspace" }).parse({ num_train_timesteps: 10 });
  expect(spaceSolverTimesteps(options, 3)).toEqual([9, 6, 3]);
  expect(spaceSolverTimesteps(options, 9)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(() => spaceSolverTimesteps(options, 10)).toThrow("10 steps are more than the 9 that");
});

test("an offset that leads beyond the training is refused, not drawn with twice the same level", () => {
  const plan = () =>
    dpmpp2m.plan({ timestep_spacing: "leading", steps_offset: 3 }, { steps: 499, strength: 1 });
  expect(plan).toThrow("These steps reach timestep 1001 of 1000; ask for fewer steps.");
});
