import { expect, test } from "vitest";
import { fusedMultiplyAdd } from "./fused-multiply-add.ts";

const ulp = 2 ** -23;

test("the product is not rounded before the sum", () => {
  const a = 1 + ulp;
  expect(fusedMultiplyAdd(a, a, -1)).toBe(Math.fround(2 * ulp + ulp * ulp));
  expect(Math.fround(Math.fround(a * a) - 1)).toBe(2 * ulp);
});

// Their product is 1 - 2^-30: too near to 1 for double to see once it is added to something of its own size.
const above = 1 + 2 ** -15;
const below = 1 - 2 ** -15;

test("a sum just below the middle of two float32 goes down although double sees the middle", () => {
  const a = above * 2 ** -24;
  expect(Math.fround(a * below + (1 + ulp))).toBe(1 + 2 * ulp);
  expect(fusedMultiplyAdd(a, below, 1 + ulp)).toBe(1 + ulp);
});

test("a sum just above the middle of two float32 goes up although double sees the middle", () => {
  const a = above * -(2 ** -25);
  expect(Math.fround(a * below + (1 - ulp / 2))).toBe(1 - ulp);
  expect(fusedMultiplyAdd(a, below, 1 - ulp / 2)).toBe(1 - ulp / 2);
});

test("an exact middle goes to the even neighbour", () => {
  expect(fusedMultiplyAdd(2 ** -12, 2 ** -12, 1)).toBe(1);
  expect(fusedMultiplyAdd(2 ** -12, 2 ** -12, 1 + ulp)).toBe(1 + 2 * ulp);
});
