import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boxMask, difference, photograph } from "../../picture-request.test.fixture.ts";
import type { Pixels, PixelMask } from "../../request.ts";
import { completeHole } from "./complete-hole.ts";

function striped(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ground = y > height * 0.5;
      const light = Math.floor(x / 4) % 2 === 0;
      data.set(
        ground ? [light ? 90 : 60, light ? 140 : 110, 50, 255] : [120, 170, 230, 255],
        (y * width + x) * 4,
      );
    }
  return { width, height, data };
}

function spoiled(picture: Pixels, mask: PixelMask): Pixels {
  const data = picture.data.slice();
  mask.data.forEach((value, pixel) => value > 0 && data.set([255, 0, 255, 255], pixel * 4));
  return { ...picture, data };
}

test("a hole over a horizon and a pattern is filled so that both go on", () => {
  const whole = striped(160, 120);
  const mask = boxMask(160, 120, [60, 40, 90, 90]);
  const { image, smooth } = completeHole(spoiled(whole, mask), mask, { seed: 1 });
  expect(smooth).toBe(false);
  // Mean over the whole picture; the spoiled one differs by more than 10.
  expect(difference(image, whole)).toBeLessThan(1.2);
});

test("a picture solved smaller keeps its sharp texture", () => {
  const whole = striped(800, 600);
  const mask = boxMask(800, 600, [300, 330, 420, 450]);
  const { image } = completeHole(spoiled(whole, mask), mask, { seed: 1 });
  const greens = new Set<number>();
  for (let x = 320; x < 400; x++) greens.add(image.data[(390 * 800 + x) * 4 + 1] ?? 0);
  expect(Math.max(...greens) - Math.min(...greens)).toBeGreaterThan(20);
});

test("nothing of what is masked is seen in the result", () => {
  const mask = boxMask(120, 90, [30, 30, 70, 60]);
  const photo = photograph(120, 90);
  const black = spoiled(photo, mask);
  expect(completeHole(black, mask, { seed: 4 }).image.data).toEqual(
    completeHole(photo, mask, { seed: 4 }).image.data,
  );
});

test("any size, mask and transparency is filled in bounds, opaque, and nothing else changes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 255 }),
      fc.uint8Array({ minLength: 3600, maxLength: 3600 }),
      (width, height, threshold, noise) => {
        const data = new Uint8Array(width * height * 4).map((_, at) => noise[(at * 7) % 3600] ?? 0);
        const mask = {
          width,
          height,
          data: noise.slice(0, width * height).map((value) => (value < threshold ? 0 : value)),
        };
        const before = data.slice();
        const { image } = completeHole({ width, height, data }, mask, { seed: 1 });
        expect(data).toEqual(before);
        for (const [pixel, value] of mask.data.entries()) {
          if (value > 0) expect(image.data[pixel * 4 + 3]).toBe(255);
          else
            expect(image.data.slice(pixel * 4, pixel * 4 + 4)).toEqual(data.slice(pixel * 4, pixel * 4 + 4));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a hole of most of the picture is filled smoothly and says so", () => {
  const mask = boxMask(100, 80, [0, 0, 100, 60]);
  expect(completeHole(photograph(100, 80), mask, { seed: 1 }).smooth).toBe(true);
});

test("a wide hole in a narrow band is filled with the band, not with what is below", () => {
  const whole = striped(320, 320);
  const mask = boxMask(320, 320, [30, 30, 290, 130]);
  const { image, smooth } = completeHole(spoiled(whole, mask), mask, { seed: 1 });
  expect(smooth).toBe(false);
  expect(difference(image, whole)).toBeLessThan(0.5);
});
