import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, difference, photograph } from "../picture-request.test.fixture.ts";
import type { Pixels } from "../request.ts";

const PHOTO = photograph(128, 128);

function vary(seed: number, initImage = PHOTO): Pixels {
  return drawPicture(
    asking({ task: "vary", prompt: "", width: initImage.width, height: initImage.height, seed, initImage }),
  ).image;
}

test("ten variations differ from the input and from each other", () => {
  const pictures = Array.from({ length: 10 }, (_, seed) => vary(seed));
  for (const [index, one] of pictures.entries()) {
    expect(difference(one, PHOTO)).toBeGreaterThan(4);
    for (const other of pictures.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(1);
  }
});

test("a variation stays nearer to its input than to another picture or to its mirror image", () => {
  const other = drawPicture(asking({ prompt: "a snowy village at night", width: 128, height: 128 })).image;
  const mirrored: Pixels = { ...PHOTO, data: PHOTO.data.slice() };
  for (let y = 0; y < 128; y++)
    for (let x = 0; x < 128; x++)
      mirrored.data.set(
        PHOTO.data.subarray((y * 128 + x) * 4, (y * 128 + x) * 4 + 4),
        (y * 128 + 127 - x) * 4,
      );
  for (let seed = 0; seed < 8; seed++) {
    const varied = vary(seed);
    expect(difference(varied, PHOTO)).toBeLessThan(difference(varied, other));
    expect(difference(varied, PHOTO)).toBeLessThan(difference(varied, mirrored));
  }
});

test("the same seed gives the same bytes, and the input is left alone", () => {
  const before = PHOTO.data.slice();
  expect(vary(3).data).toEqual(vary(3).data);
  expect(PHOTO.data).toEqual(before);
});

test("a variation of a transparent picture is transparent where that was", () => {
  const sticker = drawPicture(
    asking({ prompt: "a fox", background: "transparent", width: 128, height: 128 }),
  ).image;
  expect(vary(2, sticker).data.some((value, at) => at % 4 === 3 && value === 0)).toBe(true);
});

test("a variation without a picture is refused", () => {
  expect(() => drawPicture(asking({ task: "vary" }))).toThrow("needs a picture");
});
