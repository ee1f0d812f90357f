import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, difference } from "../picture-request.test.fixture.ts";
import type { Picture, PictureRequest, Pixels } from "../request.ts";
import { findSky } from "./find-sky.ts";

const SIDE = 192;

function scenery(prompt: string): Pixels {
  const bare = `${prompt} without sun without moon without clouds without stars`;
  return drawPicture(asking({ prompt: bare, width: SIDE, height: SIDE, seed: 4 })).image;
}

function edit(prompt: string, initImage: Pixels, more: Partial<PictureRequest> = {}): Picture {
  return drawPicture(asking({ task: "edit", prompt, width: SIDE, height: SIDE, initImage, ...more }));
}

/** Share of the changed pixels that lie above a row. */
function changedAbove(before: Pixels, after: Pixels, row: number): number {
  let [above, all] = [0, 0];
  for (let at = 0; at < before.data.length; at += 4) {
    if (before.data[at] === after.data[at] && before.data[at + 2] === after.data[at + 2]) continue;
    all++;
    if (at / 4 / SIDE < row) above++;
  }
  return above / Math.max(1, all);
}

test.each([
  ["add a full moon", "full moon"],
  ["put a crescent moon in the sky", "crescent moon"],
  ["add a sun", "sun"],
  ["add a rainbow", "rainbow"],
  ["add some clouds", "clouds"],
])("%s without a mask draws it in the sky", (prompt, told) => {
  const before = scenery("a castle in the mountains at noon");
  const { image, drew, notDrawn, warnings } = edit(prompt, before);
  expect([drew, notDrawn]).toEqual([[told], []]);
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining("sky that was found")]);
  expect(difference(image, before)).toBeGreaterThan(0.3);
  expect(changedAbove(before, image, SIDE * 0.55)).toBeGreaterThan(0.98);
});

test("what stands before the sky stays before the moon", () => {
  const before = scenery("a castle in the mountains at night");
  const sky = findSky(before).mask;
  const { image } = edit("add a full moon", before);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++)
    if (sky.data[pixel] === 0) expect(image.data[pixel * 4]).toBe(before.data[pixel * 4]);
});

test("the sky ends at the horizon and begins below a paper's rim", () => {
  const meadow = findSky(scenery("a house in a meadow at noon"));
  expect(meadow.share).toBeGreaterThan(0.25);
  expect(meadow.bottom).toBeLessThan(0.75);
  expect(findSky(scenery("a house in a meadow at noon, watercolour")).share).toBeGreaterThan(0.2);
});

test("a picture without a sky is left as it is, and says so", () => {
  const data = Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (at * 7919) % 251,
  );
  const noise = { width: SIDE, height: SIDE, data };
  const { image, notDrawn, warnings } = edit("add a full moon", noise);
  expect(image.data).toEqual(noise.data);
  expect(notDrawn).toEqual(["full moon"]);
  expect(warnings[0]?.message).toContain("No sky was found");
});

test("with a mask the moon is drawn in the mask", () => {
  const before = scenery("a desert at night");
  const mask = boxMask(SIDE, SIDE, [100, 10, 180, 80]);
  const { image, drew, warnings } = edit("add a full moon", before, { mask });
  expect([drew, warnings]).toEqual([["full moon"], []]);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++)
    if (mask.data[pixel] === 0) expect(image.data[pixel * 4]).toBe(before.data[pixel * 4]);
  expect(difference(image, before)).toBeGreaterThan(0.2);
});
