import { expect, test } from "vitest";
import { placePreviews } from "./watch-steps.ts";

test("previews lie evenly between the first step and the last", () => {
  expect(placePreviews(3, 20)).toEqual([4, 9, 14]);
  expect(placePreviews(1, 4)).toEqual([1]);
  expect(placePreviews(2, 50)).toEqual([16, 32]);
});

test("fewer steps than previews give fewer, and none twice or last", () => {
  for (let steps = 1; steps < 8; steps += 1)
    for (let previews = 0; previews <= 3; previews += 1) {
      const placed = placePreviews(previews, steps);
      expect(placed).toHaveLength(Math.min(previews, steps - 1));
      expect(new Set(placed).size).toBe(placed.length);
      expect(placed.every((index) => index >= 0 && index < steps - 1)).toBe(true);
    }
});
