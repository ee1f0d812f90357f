import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, photograph } from "../picture-request.test.fixture.ts";
import type { Pixels } from "../request.ts";
import { objectWithin } from "./object-within.ts";
import { regionOf } from "./region.ts";

const SIDE = 160;
/** The block of the photograph spans 88 to 128 across and 64 to 144 down; the box leaves room round it. */
const PHOTO = photograph(SIDE, SIDE);
const BOX = boxMask(SIDE, SIDE, [72, 48, 144, 156]);

function isBlock(pixel: number, slack: number): boolean {
  const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
  return x > 88 - slack && x < 128 + slack && y > 64 - slack && y < 144 + slack;
}

function colourAt({ data }: Pixels, pixel: number): number[] {
  return [...data.subarray(pixel * 4, pixel * 4 + 3)];
}

function edit(prompt: string, mask = BOX): Pixels {
  return drawPicture(asking({ task: "edit", prompt, width: SIDE, height: SIDE, initImage: PHOTO, mask }))
    .image;
}

test("the object in a box is found, and its edge is soft", () => {
  const found = objectWithin({
    request: asking(),
    initImage: PHOTO,
    mask: BOX,
    region: regionOf(PHOTO, BOX),
  });
  let [hits, strays, block] = [0, 0, 0];
  found?.data.forEach((share, pixel) => {
    if (isBlock(pixel, -3)) {
      block++;
      if (share > 200) hits++;
    } else if (!isBlock(pixel, 5) && share > 50) strays++;
  });
  expect(hits / block).toBeGreaterThan(0.97);
  expect(strays).toBeLessThan(SIDE);
  expect(found?.data.some((share) => share > 20 && share < 235)).toBe(true);
});

test("a colour word changes the object in the box and nothing round it", () => {
  const blue = edit("make it blue");
  let [changed, left] = [0, 0];
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const [before, after] = [colourAt(PHOTO, pixel), colourAt(blue, pixel)];
    if (isBlock(pixel, -4)) {
      const [red = 0, , blueness = 0] = after;
      if (blueness > red + 40) changed++;
    } else if (!isBlock(pixel, 6) && before.some((value, channel) => value !== after[channel])) left++;
  }
  expect(changed).toBeGreaterThan(32 * 72 * 0.93);
  expect(left).toBeLessThan(60);
});

test("the shading of what is recoloured stays", () => {
  const light = (picture: Pixels, pixel: number): number => {
    const [red = 0, green = 0, blue = 0] = colourAt(picture, pixel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const blue = edit("paint it blue");
  let agree = 0;
  for (let x = 96; x < 119; x++) {
    const [one, other] = [100 * SIDE + x, 100 * SIDE + x + 1];
    const [before, after] = [light(PHOTO, other) - light(PHOTO, one), light(blue, other) - light(blue, one)];
    if (before * after >= 0) agree++;
  }
  expect(agree).toBeGreaterThan(20);
});

test("a mask painted round the object's own shape is taken whole", () => {
  const blot = boxMask(SIDE, SIDE, [72, 48, 144, 156]);
  for (let pixel = 0; pixel < blot.data.length; pixel++) {
    const [x, y] = [(pixel % SIDE) - 108, Math.floor(pixel / SIDE) - 102];
    if ((x / 36) ** 2 + (y / 54) ** 2 > 1) blot.data[pixel] = 0;
  }
  const region = regionOf(PHOTO, blot);
  expect(objectWithin({ request: asking(), initImage: PHOTO, mask: blot, region })).toBeUndefined();
  expect(colourAt(edit("make it blue", blot), 102 * SIDE + 78)).not.toEqual(colourAt(PHOTO, 102 * SIDE + 78));
});

test.each([
  ["a flat picture", new Uint8Array(SIDE * SIDE * 4).fill(200)],
  ["noise", Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 251)],
])("in %s nothing throws, whatever is taken for an object", (_, data) => {
  const picture = { width: SIDE, height: SIDE, data };
  const found = objectWithin({
    request: asking(),
    initImage: picture,
    mask: BOX,
    region: regionOf(picture, BOX),
  });
  expect(found === undefined || found.data.length === SIDE * SIDE).toBe(true);
});
