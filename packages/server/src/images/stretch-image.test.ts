import { expect, test } from "vitest";
import { stretchImage, stretchMask } from "./stretch-image.ts";

test("a picture of the size wanted is the same picture", async () => {
  const image = { width: 2, height: 1, data: new Uint8Array(8) };
  expect(await stretchImage(image, { width: 2, height: 1 })).toBe(image);
});

test("nothing is cut off: the four corners stay the four corners", async () => {
  const data = new Uint8Array(8 * 6 * 4).fill(255);
  const colours = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [9, 9, 9],
  ];
  for (let y = 0; y < 6; y += 1)
    for (let x = 0; x < 8; x += 1)
      data.set(colours[(y > 2 ? 2 : 0) + (x > 3 ? 1 : 0)] ?? [], (y * 8 + x) * 4);
  const { data: scaled } = await stretchImage({ width: 8, height: 6, data }, { width: 64, height: 72 });
  expect(scaled.length).toBe(64 * 72 * 4);
  const corners = [0, 63, 71 * 64, 72 * 64 - 1].map((pixel) => [
    ...scaled.subarray(pixel * 4, pixel * 4 + 3),
  ]);
  expect(corners).toEqual(colours);
});

test("a mask keeps its zeros and its 255s away from the edge between them", async () => {
  const data = new Uint8Array(8 * 8);
  for (let y = 0; y < 8; y += 1) data.fill(255, y * 8 + 4, y * 8 + 8);
  const { data: scaled } = await stretchMask({ width: 8, height: 8, data }, { width: 32, height: 40 });
  expect(scaled.length).toBe(32 * 40);
  expect([scaled[0], scaled[8], scaled[24], scaled[31]]).toEqual([0, 0, 255, 255]);
});
