import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, PixelMask, Pixels } from "../request.ts";

const WIDTH = 120;
const HEIGHT = 90;

/** A photograph of which only a box is left; the rest is transparent and masked. */
function framed([left, top, right, bottom]: readonly [number, number, number, number]): {
  initImage: Pixels;
  mask: PixelMask;
} {
  const initImage = photograph(WIDTH, HEIGHT);
  const mask = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT) };
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      if (x >= left && x < right && y >= top && y < bottom) continue;
      initImage.data.set([0, 0, 0, 0], (y * WIDTH + x) * 4);
      mask.data[y * WIDTH + x] = 255;
    }
  return { initImage, mask };
}

function extend(box: readonly [number, number, number, number], prompt = "a wide view"): Picture {
  return drawPicture(asking({ task: "edit", prompt, width: WIDTH, height: HEIGHT, ...framed(box) }));
}

test.for([
  [[12, 8, 108, 82], "small, all round"],
  [[0, 0, 90, 90], "one side"],
  [[40, 30, 80, 60], "large, all round"],
  [[60, 45, 62, 46], "nearly everything"],
] as const)("a margin becomes opaque and what was there stays: %s", ([box]) => {
  const { image } = extend(box);
  const { initImage, mask } = framed(box);
  for (const [pixel, value] of mask.data.entries()) {
    expect(image.data[pixel * 4 + 3]).toBe(255);
    if (value === 0)
      expect(image.data.slice(pixel * 4, pixel * 4 + 4)).toEqual(
        initImage.data.slice(pixel * 4, pixel * 4 + 4),
      );
  }
});

test("the sky goes on at the top and the ground at the bottom", () => {
  for (const box of [
    [12, 8, 108, 82],
    [35, 25, 85, 65],
  ] as const) {
    const { image } = extend(box);
    const blueAt = (y: number): number => image.data[(y * WIDTH + 10) * 4 + 2] ?? 0;
    expect(blueAt(2)).toBeGreaterThan(blueAt(HEIGHT - 3) + 40);
  }
});

test("a large margin with a place in the prompt is painted as that place", () => {
  expect(extend([45, 35, 75, 60], "a beach by the sea").drew).toContain("beach");
});

test("a transparent hole inside a picture is no margin", () => {
  const { initImage } = framed([0, 0, WIDTH, HEIGHT]);
  const mask = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT) };
  for (let y = 30; y < 60; y++) mask.data.fill(255, y * WIDTH + 40, y * WIDTH + 80);
  mask.data.forEach((value, pixel) => value > 0 && initImage.data.fill(0, pixel * 4, pixel * 4 + 4));
  const { drew } = drawPicture(
    asking({ task: "edit", prompt: "a red car", width: WIDTH, height: HEIGHT, initImage, mask }),
  );
  expect(drew).toEqual(["1 red car"]);
});

test("in a margin of nine tenths no ground floats in the sky: colours go on softly, and that is told", () => {
  const [side, inner, left, top] = [256, 80, 88, 130];
  const own = drawPicture(
    asking({ prompt: "a fox in a forest, oil painting", width: inner, height: inner, seed: 4 }),
  ).image;
  const data = new Uint8Array(side * side * 4);
  const mask = { width: side, height: side, data: new Uint8Array(side * side).fill(255) };
  for (let y = 0; y < inner; y++) {
    const at = (top + y) * side + left;
    data.set(own.data.subarray(y * inner * 4, (y + 1) * inner * 4), at * 4);
    mask.data.fill(0, at, at + inner);
  }
  const initImage = { width: side, height: side, data };
  const request = { task: "edit", prompt: "extend the picture", width: side, height: side } as const;
  const { image, warnings, notDrawn } = drawPicture(asking({ ...request, initImage, mask }));
  expect(notDrawn).toEqual([]);
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining("name a place")]);
  let steepest = 0;
  for (let y = 1; y < 60; y++)
    for (let x = 0; x < side; x++)
      steepest = Math.max(
        steepest,
        Math.abs((image.data[(y * side + x) * 4] ?? 0) - (image.data[((y - 1) * side + x) * 4] ?? 0)),
      );
  expect(steepest).toBeLessThan(12);
  expect(image.data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
});
