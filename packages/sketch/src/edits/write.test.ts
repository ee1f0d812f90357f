import { expect, test } from "vitest";
import { contrast, fromBytes } from "../colour/colour.ts";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, Pixels } from "../request.ts";

const SIDE = 200;
const BOX = [30, 60, 170, 120] as const;

function plain(red: number, green: number, blue: number): Pixels {
  const data = new Uint8Array(SIDE * SIDE * 4).map((_, at) => [red, green, blue, 255][at % 4] ?? 0);
  return { width: SIDE, height: SIDE, data };
}

function edit(prompt: string, initImage: Pixels): Picture {
  const mask = boxMask(SIDE, SIDE, [...BOX]);
  return drawPicture(asking({ task: "edit", prompt, width: SIDE, height: SIDE, initImage, mask }));
}

/** Box of the pixels that changed much, and the colour of the one that changed most. */
function inked(before: Pixels, after: Pixels) {
  const box = { left: SIDE, top: SIDE, right: -1, bottom: -1 };
  let [most, ink] = [0, 0];
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const apart = [0, 1, 2].reduce(
      (sum, channel) =>
        sum + Math.abs((before.data[pixel * 4 + channel] ?? 0) - (after.data[pixel * 4 + channel] ?? 0)),
      0,
    );
    if (apart > most) [most, ink] = [apart, pixel];
    if (apart < 60) continue;
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return { box, ink: [...after.data.subarray(ink * 4, ink * 4 + 3)] };
}

test.each([
  ["white", 250, 250, 250],
  ["black", 5, 5, 5],
  ["grey", 128, 128, 128],
  ["red", 200, 30, 30],
] as const)("on %s the letters fill the box and can be read", (_, red, green, blue) => {
  const before = plain(red, green, blue);
  const { box, ink } = inked(before, edit('write "SALE NOW"', before).image);
  expect(box.left).toBeGreaterThanOrEqual(BOX[0]);
  expect(box.right).toBeLessThan(BOX[2]);
  expect(box.bottom).toBeLessThan(BOX[3]);
  expect(box.right - box.left).toBeGreaterThan((BOX[2] - BOX[0]) * 0.7);
  const [inkRed = 0, inkGreen = 0, inkBlue = 0] = ink;
  expect(contrast(fromBytes(inkRed, inkGreen, inkBlue), fromBytes(red, green, blue))).toBeGreaterThan(4.5);
});

test("letters of a named colour have it", () => {
  const { ink } = inked(plain(240, 240, 240), edit('write "SALE" in blue', plain(240, 240, 240)).image);
  expect((ink[2] ?? 0) - (ink[0] ?? 0)).toBeGreaterThan(60);
});

test("over a photograph the letters have an outline, and the rest of the box stays", () => {
  const photo = photograph(SIDE, SIDE);
  const { image, drew } = edit('put the words "HI" here', photo);
  expect(drew).toEqual(['"HI" in letters that fill the mask']);
  const corner = (62 * SIDE + 32) * 4;
  expect([...image.data.subarray(corner, corner + 3)]).toEqual([...photo.data.subarray(corner, corner + 3)]);
});

test("letters no face has are told, and markup is only letters", () => {
  expect(edit('write "A 漢"', plain(9, 9, 9)).notDrawn).toEqual(["the letters 漢"]);
  expect(edit('write "</svg><b>&amp;"', plain(9, 9, 9)).drew[0]).toContain("</svg><b>&amp;");
});

test("a sliver of a mask throws nothing", () => {
  const mask = boxMask(SIDE, SIDE, [50, 50, 51, 190]);
  const request = asking({ task: "edit", prompt: 'write "SALE"', width: SIDE, height: SIDE, mask });
  expect(drawPicture({ ...request, initImage: plain(9, 9, 9) }).image.data.length).toBe(SIDE * SIDE * 4);
});
