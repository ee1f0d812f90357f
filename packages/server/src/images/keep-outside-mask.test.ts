import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Mask, RgbaImage } from "../engines/engine.ts";
import { keepOutsideMask } from "./keep-outside-mask.ts";
import { maskFromAlpha } from "./mask-from-alpha.ts";
import { filled, maskOf, noise, noiseBytes, pixelAt } from "./pictures.test.fixture.ts";

test("a mask byte is 255 minus the alpha", () => {
  const picture = noise(7, 5);
  const mask = maskFromAlpha(picture);
  expect(mask).toMatchObject({ width: 7, height: 5 });
  expect([...mask.data]).toEqual(
    Array.from({ length: 35 }, (_, pixel) => 255 - (picture.data[pixel * 4 + 3] ?? 0)),
  );
});

const size = fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) });

test("a mask of 0 keeps the four bytes, a mask of 255 takes the four bytes, whatever they are", () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.constantFrom(0, 40, 128, 250), ({ width, height }, seed, share) => {
      const [original, painted] = [noise(width, height, seed), noise(width, height, seed + 1)];
      const mask = randomMask(width, height, { seed, share });
      const output = keepOutsideMask(original, painted, mask);
      const wrong = [...mask.data.keys()].filter((pixel) => {
        if (mask.data[pixel] === 0) return !samePixel(output, original, pixel);
        return mask.data[pixel] === 255 && !samePixel(output, painted, pixel);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function samePixel(left: RgbaImage, right: RgbaImage, pixel: number): boolean {
  const bytes = ({ data }: RgbaImage) => data.subarray(pixel * 4, pixel * 4 + 4);
  return Buffer.compare(bytes(left), bytes(right)) === 0;
}

/** A third zeros, a third `255`s, and the rest anything: `share` moves the balance. */
function randomMask(width: number, height: number, { seed, share }: { seed: number; share: number }): Mask {
  const random = noiseBytes(width * height * 2, seed + 2);
  return maskOf(width, height, (x, y) => {
    const at = (y * width + x) * 2;
    if ((random[at] ?? 0) < share) return 0;
    return (random[at] ?? 0) % 2 ? 255 : (random[at + 1] ?? 0);
  });
}

test("between, opaque pixels blend linearly", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (before, after, amount) => {
      const output = keepOutsideMask(
        filled(1, 1, [before, before, before, 255]),
        filled(1, 1, [after, after, after, 255]),
        maskOf(1, 1, () => amount),
      );
      const expected = Math.round((before * (255 - amount) + after * amount) / 255);
      expect(pixelAt(output, 0, 0)).toEqual([expected, expected, expected, 255]);
    }),
  );
});

test("between, a transparent pixel lends its alpha and not its colour", () => {
  const half = maskOf(1, 1, () => 128);
  const onto = keepOutsideMask(filled(1, 1, [255, 0, 0, 0]), filled(1, 1, [0, 0, 200, 255]), half);
  expect(pixelAt(onto, 0, 0)).toEqual([0, 0, 200, 128]);
  const away = keepOutsideMask(filled(1, 1, [0, 90, 0, 255]), filled(1, 1, [255, 255, 255, 0]), half);
  expect(pixelAt(away, 0, 0)).toEqual([0, 90, 0, 127]);
});

test("where both are transparent the original bytes stay", () => {
  const output = keepOutsideMask(
    filled(1, 1, [9, 8, 7, 0]),
    filled(1, 1, [1, 2, 3, 0]),
    maskOf(1, 1, () => 99),
  );
  expect(pixelAt(output, 0, 0)).toEqual([9, 8, 7, 0]);
});

test("the pictures given are left as they are, and may lie anywhere in memory", () => {
  const [original, painted] = [noise(9, 9, 1), noise(9, 9, 2)];
  const shifted = new Uint8Array(new ArrayBuffer(9 * 9 * 4 + 3), 3);
  shifted.set(painted.data);
  const copies = [original.data.slice(), shifted.slice()];
  const output = keepOutsideMask(
    original,
    { ...painted, data: shifted },
    maskOf(9, 9, (x) => (x > 4 ? 255 : x * 20)),
  );
  expect(output.data).toEqual(
    keepOutsideMask(
      original,
      painted,
      maskOf(9, 9, (x) => (x > 4 ? 255 : x * 20)),
    ).data,
  );
  expect([original.data, shifted]).toEqual(copies);
});
