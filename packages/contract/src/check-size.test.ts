import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkSize, resolveSize } from "./check-size.ts";
import { families } from "./families.ts";

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
});

test("what auto resolves to for an input image, the family draws", () => {
  fc.assert(
    fc.property(sizes, fc.constantFrom(...Object.values(families)), (input, family) => {
      const { width, height } = resolveSize("auto", family, { input });
      const at = { family, mode: "strict", operation: "createImageEdit" } as const;
      expect(checkSize(`${width}x${height}`, at)).toEqual({ width, height });
    }),
    { numRuns: 2000 },
  );
});

test("auto keeps an input image's own size where the family draws it", () => {
  expect(resolveSize("auto", families.open, { input: { width: 333, height: 517 } })).toEqual({
    width: 333,
    height: 517,
  });
  expect(resolveSize("auto", families["gpt-image-2"], { input: { width: 1600, height: 912 } })).toEqual({
    width: 1600,
    height: 912,
  });
});

test("auto picks the nearest shape of a list", () => {
  expect(resolveSize("auto", families["gpt-image-1"], { input: { width: 300, height: 200 } })).toEqual({
    width: 1536,
    height: 1024,
  });
});

test("auto leaves it to a model of ours what it draws best; a hosted name keeps its own sizes", () => {
  const usualSize = { width: 512, height: 512 };
  expect(resolveSize("auto", families.open, { usualSize })).toEqual(usualSize);
  expect(resolveSize("auto", families["gpt-image-1"], { usualSize })).toEqual({ width: 1024, height: 1024 });
  expect(resolveSize({ width: 64, height: 8 }, families.open, { usualSize })).toEqual({
    width: 64,
    height: 8,
  });
});

test("auto makes no more of a large input than a megapixel, or the model's own size, in its shape", () => {
  const input = { width: 4000, height: 3000 };
  const usual = (side: number) => ({ usualSize: { width: side, height: side } });
  const small = resolveSize("auto", families.open, { input, ...usual(512) });
  expect([small.width % 8, small.height % 8]).toEqual([0, 0]);
  expect(small.width * small.height).toBeLessThanOrEqual(2 ** 20);
  expect(small.width * small.height).toBeGreaterThan(2 ** 20 * 0.95);
  expect(small.width / small.height).toBeCloseTo(4 / 3, 1);
  const large = resolveSize("auto", families.open, { input, ...usual(1536) });
  expect(large.width * large.height).toBeGreaterThan(2 ** 20 * 2);
  const kept = { width: 801, height: 533 };
  expect(resolveSize("auto", families.open, { input: kept, ...usual(512) })).toEqual(kept);
});

test("gpt-image-2 takes every multiple of 16 within its budget", () => {
  const at = { family: families["gpt-image-2"], mode: "strict", operation: "createImage" } as const;
  for (const size of ["816x816", "3840x2160", "2160x3840", "1440x480", "1824x1024"]) {
    expect(checkSize(size, at)).toHaveProperty("width");
  }
});
