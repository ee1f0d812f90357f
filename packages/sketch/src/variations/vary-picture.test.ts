import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, difference, photograph } from "../picture-request.test.fixture.ts";
import { createRandom } from "../numbers/random.ts";
import type { Pixels } from "../request.ts";
import { layoutDistance } from "./colour-layout.test.fixture.ts";

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

const PROMPTS = [
  "a red lighthouse on a cliff above the sea",
  "a fox in a snowy forest",
  "a city at night",
  "a sailing boat on a lake at sunset",
  "a cactus in the desert",
  "a whale under water",
  "a rocket in space",
  "a cat in a room",
  "a castle in the mountains",
  "a yellow house on a green meadow",
];

function noise(): Pixels {
  const random = createRandom(7, "noise");
  const data = new Uint8Array(128 * 128 * 4).map((_, at) => (at % 4 === 3 ? 255 : random.whole(0, 255)));
  return { width: 128, height: 128, data };
}

test("every variation is nearer to its input than to any other of twelve pictures, and differs from its siblings", () => {
  const inputs = PROMPTS.map((prompt) => drawPicture(asking({ prompt, width: 128, height: 128 })).image);
  inputs.push(PHOTO, noise());
  for (const [index, input] of inputs.entries()) {
    const varied = Array.from({ length: 6 }, (_, seed) => vary(seed, input));
    for (const [seed, picture] of varied.entries()) {
      const own = layoutDistance(picture, input);
      const others = inputs.filter((other) => other !== input).map((other) => layoutDistance(picture, other));
      expect(own, `input ${index}, seed ${seed}`).toBeLessThan(Math.min(...others));
      expect(difference(picture, input)).toBeGreaterThan(3);
      for (const other of varied.slice(seed + 1)) expect(difference(picture, other)).toBeGreaterThan(1);
    }
  }
});

test("pictures asked for together are varied in different ways", () => {
  const told = Array.from({ length: 4 }, (_, seed) =>
    drawPicture(
      asking({ task: "vary", prompt: "", width: 128, height: 128, seed, initImage: PHOTO }),
    ).drew.join(),
  );
  expect(new Set(told).size).toBe(4);
});
