import { expect, test } from "vitest";
import { readStep } from "./read-step.ts";

test("a comment of a Pinhole server tells how far a drawing is", () => {
  expect(readStep(" step 3/20 1.250 s")).toEqual({ step: 3, steps: 20, seconds: 1.25 });
});

test.for([" keep-alive", "", "step", "step 1/2", "step a/b 1.0 s", "step 1/2 1.0 s more"])(
  "%j is no step",
  (comment) => {
    expect(readStep(comment)).toBeUndefined();
  },
);
