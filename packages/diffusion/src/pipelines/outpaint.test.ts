import { expect, test } from "vitest";
import { fillTransparent } from "./outpaint.ts";
import type { Pixels } from "./pipeline-request.ts";

/** A picture whose left half is transparent, its right half red. */
function halfRed(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    if (pixel % width >= width / 2) data.set([200, 30, 30, 255], pixel * 4);
  return { width, height, data };
}

test("a transparent margin takes the colour of the nearest edge, with grain", () => {
  const { data } = fillTransparent(halfRed(32, 16));
  const reds = Array.from({ length: 32 * 16 }, (_, pixel) => pixel)
    .filter((pixel) => pixel % 32 < 16)
    .map((pixel) => Array.from(data.slice(pixel * 4, pixel * 4 + 4)));
  const mean = reds.reduce((sum, [red = 0]) => sum + red, 0) / reds.length;
  expect(mean).toBeGreaterThan(180);
  expect(mean).toBeLessThan(215);
  expect(new Set(reds.map(([red]) => red)).size).toBeGreaterThan(20);
  expect(reds.every(([, , , alpha]) => alpha === 255)).toBe(true);
});

test("what is not transparent stays as it is, byte for byte", () => {
  const start = halfRed(8, 8);
  const { data } = fillTransparent(start);
  for (let pixel = 0; pixel < 64; pixel += 1)
    if (pixel % 8 >= 4) expect(Array.from(data.slice(pixel * 4, pixel * 4 + 4))).toEqual([200, 30, 30, 255]);
});

test("the soft edge of a hole becomes opaque in its own colour", () => {
  const start = halfRed(8, 1);
  start.data.set([10, 90, 20, 40], 3 * 4);
  const { data } = fillTransparent(start);
  expect(Array.from(data.slice(3 * 4, 4 * 4))).toEqual([10, 90, 20, 255]);
  expect(data[2 * 4 + 1]).toBeGreaterThan(data[2 * 4] ?? 255);
});

test("a picture without transparency, or with nothing else, is the same object", () => {
  const opaque = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 128) };
  expect(fillTransparent(opaque)).toBe(opaque);
  const nothing = { width: 2, height: 1, data: new Uint8Array(8) };
  expect(fillTransparent(nothing)).toBe(nothing);
});

test("every transparent pixel of a large picture is filled", () => {
  const { data } = fillTransparent(halfRed(1000, 700));
  expect(data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
});
