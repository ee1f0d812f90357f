import { expect, test } from "vitest";
import { matchMoments } from "./match-moments.ts";

test("Simpson's rule comes of three places", () => {
  const weights = matchMoments([-1, 0, 1], [2, 0, 2 / 3]);
  expect(weights).toEqual([1 / 3, 4 / 3, 1 / 3].map((weight) => expect.closeTo(weight, 12) as number));
});

test("one place takes the whole moment", () => {
  expect(matchMoments([5], [0.5])).toEqual([0.5]);
});
