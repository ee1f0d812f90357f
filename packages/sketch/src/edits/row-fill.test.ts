import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask } from "../picture-request.test.fixture.ts";
import type { Pixels } from "../request.ts";
import { rowFill } from "./row-fill.ts";

const SIDE = 120;

/** A sky above a sea, their border at row 60, and a dark block before both. */
function seascape(): Pixels {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const block = x > 45 && x < 80 && y > 30 && y < 95;
    const colour = block ? [60, 20, 20] : y < 60 ? [150, 200, 240] : [40, 90, 130];
    data.set([...colour, 255], pixel * 4);
  }
  return { width: SIDE, height: SIDE, data };
}

test("a horizon goes on behind what was removed, without a smear", () => {
  const initImage = seascape();
  const mask = boxMask(SIDE, SIDE, [35, 20, 95, 100]);
  const request = { task: "edit", prompt: "remove it", width: SIDE, height: SIDE, initImage, mask } as const;
  const { image } = drawPicture(asking(request));
  const at = (y: number): number => image.data[(y * SIDE + 62) * 4 + 2] ?? 0;
  expect(at(57) - at(63)).toBeGreaterThan(90);
  expect(Math.abs(at(40) - 240)).toBeLessThan(12);
  expect(Math.abs(at(85) - 130)).toBeLessThan(12);
});

test("rows whose sides differ, or that are masked from side to side, are filled in another way", () => {
  const split = seascape();
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++)
    if (pixel % SIDE > 60) split.data.set([250, 20, 20, 255], pixel * 4);
  expect(rowFill(split, boxMask(SIDE, SIDE, [40, 10, 90, 110]))).toBeUndefined();
  expect(rowFill(seascape(), boxMask(SIDE, SIDE, [0, 10, SIDE, 60]))).toBeUndefined();
  expect(rowFill(seascape(), boxMask(SIDE, SIDE, [5, 5, 5, 5]))).toBeUndefined();
});

test("a hole at the picture's rim takes the colour of its one side", () => {
  const filled = rowFill(seascape(), boxMask(SIDE, SIDE, [0, 0, 30, 50]));
  expect([...(filled?.data.subarray(0, 4) ?? [])]).toEqual([150, 200, 240, 255]);
});
