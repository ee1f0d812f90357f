import { expect, test } from "vitest";
import { euler } from "./euler.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(euler);

test("a turbo checkpoint's steps are those of its card", () => {
  const turbo = { beta_schedule: "scaled_linear", timestep_spacing: "trailing" };
  const timesteps = [1, 2, 4].map((steps) => [...euler.plan(turbo, { steps, strength: 1 }).timesteps]);
  expect(timesteps).toEqual([[999], [999, 499], [999, 749, 499, 249]]);
});

test.each(["interpolation_type", "timestep_type"])("%s of another kind is refused", (field) => {
  expect(() => euler.plan({ [field]: "continuous" }, { steps: 1, strength: 1 })).toThrow(
    `cannot do ${field} "continuous"`,
  );
});
