import { expect, test } from "vitest";
import { pictureForClip } from "./clip-picture.ts";

const encoder = { imageSize: 4, mean: [0.5, 0, 0] as const, deviation: [0.5, 1, 2] as const };

test("a picture of one colour stays it, normalised by channel", () => {
  const data = new Uint8Array(20 * 10 * 4);
  for (let pixel = 0; pixel < 200; pixel += 1) data.set([255, 51, 102, 255], pixel * 4);
  const { dims, data: values } = pictureForClip({ width: 20, height: 10, data }, encoder);
  expect(dims).toEqual([1, 3, 4, 4]);
  const [red, green, blue] = [values.slice(0, 16), values.slice(16, 32), values.slice(32)];
  expect(new Set(red)).toEqual(new Set([1]));
  expect(new Set(green)).toEqual(new Set([Math.fround(0.2)]));
  expect(new Set(blue)).toEqual(new Set([Math.fround(0.2)]));
});

test("of a wide picture the middle is taken", () => {
  const data = new Uint8Array(12 * 4 * 4).fill(255);
  for (let pixel = 0; pixel < 48; pixel += 1) if (pixel % 12 < 4) data.set([0, 0, 0], pixel * 4);
  const { data: values } = pictureForClip({ width: 12, height: 4, data }, encoder);
  expect(values.slice(16, 32).every((value) => value === 1)).toBe(true);
});

test("what is transparent lies on white", () => {
  const { data: values } = pictureForClip({ width: 4, height: 4, data: new Uint8Array(64) }, encoder);
  expect(values.slice(0, 16).every((value) => value === 1)).toBe(true);
});
