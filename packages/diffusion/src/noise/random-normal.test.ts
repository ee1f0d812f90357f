import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createNoiseGenerator } from "./random-normal.ts";

interface Goldens {
  firstOf42: number[];
  draws: { seed: number; sizes: number[]; sha256: string[] }[];
}

const goldens = JSON.parse(
  readFileSync(new URL("../../fixtures/goldens/randn.json", import.meta.url), "utf8"),
) as Goldens;

function digest(numbers: Float32Array): string {
  return createHash("sha256").update(new Uint8Array(numbers.buffer)).digest("hex").slice(0, 32);
}

test("the first sixteen numbers of seed 42 are torch's", () => {
  expect([...createNoiseGenerator(42).randn(16)]).toEqual(goldens.firstOf42);
});

test("every draw has torch's bits, sizes 1 to 100,003, first, second and third from one generator", () => {
  const wrong = goldens.draws.filter(({ seed, sizes, sha256 }) => {
    const generator = createNoiseGenerator(seed);
    return sizes.some((size, index) => digest(generator.randn(size)) !== sha256[index]);
  });
  expect(goldens.draws.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

test("noise has mean 0 and deviation 1", () => {
  const numbers = createNoiseGenerator(7).randn(100_003);
  let sum = 0;
  let squares = 0;
  for (const number of numbers) {
    sum += number;
    squares += number * number;
  }
  expect(Math.abs(sum / numbers.length)).toBeLessThan(0.01);
  expect(Math.sqrt(squares / numbers.length)).toBeCloseTo(1, 1);
});

test("two generators of one seed do not share their place", () => {
  const first = createNoiseGenerator(5);
  first.randn(100);
  expect(createNoiseGenerator(5).randn(20)).toEqual(createNoiseGenerator(5).randn(20));
  expect(first.randn(20)).not.toEqual(createNoiseGenerator(5).randn(20));
});
