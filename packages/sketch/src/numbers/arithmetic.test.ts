import { expect, test } from "vitest";
import { cosine, cubeRoot, fifthRoot, logarithm, round2, sine } from "./arithmetic.ts";
import { createRandom } from "./random.ts";

test("sine and cosine agree with the mathematical ones to seven digits", () => {
  for (let angle = -20; angle < 20; angle += 0.37) {
    expect(sine(angle)).toBeCloseTo(Math.sin(angle), 6);
    expect(cosine(angle)).toBeCloseTo(Math.cos(angle), 6);
  }
});

test("roots agree with the mathematical ones", () => {
  for (const value of [0, 1e-6, 0.001, 0.0031308, 0.2, 0.5, 1, 1.7, 3]) {
    expect(cubeRoot(value)).toBeCloseTo(Math.cbrt(value), 9);
    expect(fifthRoot(value)).toBeCloseTo(value ** 0.2, 9);
  }
});

test("rounding never yields a minus zero", () => {
  expect(Object.is(round2(-0.001), 0)).toBe(true);
});

function draw(seed: number, name: string): number[] {
  const random = createRandom(seed, name);
  return [random.next(), random.next(), random.next()];
}

test("an element's numbers depend on the seed and its own name only", () => {
  expect(draw(1, "fox")).toEqual(draw(1, "fox"));
  expect(draw(1, "fox")).not.toEqual(draw(2, "fox"));
  expect(draw(1, "fox")).not.toEqual(draw(1, "cat"));
});

test("random numbers fill their range evenly", () => {
  const random = createRandom(42, "even");
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index++) {
    const tenth = Math.floor(random.next() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test("logarithms agree with the platform's", () => {
  for (const value of [1e-9, 0.01, 0.5, 1, 1.9999, 2, 10, 12345.678, 1e12])
    expect(logarithm(value)).toBeCloseTo(Math.log(value), 11);
});
