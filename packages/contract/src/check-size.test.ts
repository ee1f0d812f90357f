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
      const { width, height } = resolveSize("auto", family, input);
      const at = { family, mode: "strict", operation: "createImageEdit" } as const;
      expect(checkSize(`${width}x${height}`, at)).toEqual({ width, height });
    }),
    { numRuns: 2000 },
  );
});

test("auto keeps an input image's own size where the family draws it", () => {
  expect(resolveSize("auto", families.open, { width: 333, height: 517 })).toEqual({
    width: 333,
    height: 517,
  });
  expect(resolveSize("auto", families["gpt-image-2"], { width: 1600, height: 912 })).toEqual({
    width: 1600,
    height: 912,
  });
});

test("auto picks the nearest shape of a list", () => {
  expect(resolveSize("auto", families["gpt-image-1"], { width: 300, height: 200 })).toEqual({
    width: 1536,
    height: 1024,
  });
});

test("gpt-image-2 takes every multiple of 16 within its budget", () => {
  const at = { family: families["gpt-image-2"], mode: "strict", operation: "createImage" } as const;
  for (const size of ["816x816", "3840x2160", "2160x3840", "1440x480", "1824x1024"]) {
    expect(checkSize(size, at)).toHaveProperty("width");
  }
});
