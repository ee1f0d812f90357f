import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, difference, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, PictureRequest, Pixels } from "../request.ts";

const SIZE = 128;
const SKY = boxMask(SIZE, SIZE, [0, 0, SIZE, 60]);

/** Blue above row 60, green below. */
function landscape(): Pixels {
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++)
    data.set(pixel < SIZE * 60 ? [120, 170, 230, 255] : [70, 130, 60, 255], pixel * 4);
  return { width: SIZE, height: SIZE, data };
}

function edit(prompt: string, more: Partial<PictureRequest> = {}): Picture {
  const initImage = landscape();
  return drawPicture(asking({ task: "edit", prompt, width: SIZE, height: SIZE, initImage, ...more }));
}

function meanOf({ data }: Pixels, [from, to]: readonly [number, number]): number[] {
  const sums = [0, 0, 0];
  for (let at = from * SIZE * 4; at < to * SIZE * 4; at++)
    if (at % 4 !== 3) sums[at % 4] = (sums[at % 4] ?? 0) + (data[at] ?? 0);
  return sums.map((sum) => sum / ((to - from) * SIZE));
}

test.for([
  "replace the sky with a starry night",
  "turn the sky into a night sky with stars",
  "change the sky to night",
])("another sky is drawn and nothing of its ground: %s", (prompt) => {
  const { image, drew, warnings } = edit(prompt, { mask: SKY });
  expect(drew).toContain("night light");
  expect(drew).not.toContain("sea");
  expect(warnings).toEqual([]);
  const [red = 255, green = 255, blue = 255] = meanOf(image, [4, 56]);
  expect(red + green + blue).toBeLessThan(330);
  expect(meanOf(image, [60, SIZE])).toEqual([70, 130, 60]);
});

test("another ground begins at the top of its mask", () => {
  const mask = boxMask(SIZE, SIZE, [0, 60, SIZE, SIZE]);
  const { image, drew } = edit("replace the ground with a desert", { mask });
  expect(drew).toContain("desert");
  // Pale sand from its first rows on, where the lawn was.
  expect(meanOf(image, [64, 74])[0]).toBeGreaterThan(150);
});

test("another background needs a mask and says so", () => {
  const { image, notDrawn, warnings } = edit("replace the background with a forest");
  expect(notDrawn).toEqual(["another background"]);
  expect(warnings[0]?.option).toBe("mask");
  expect(difference(image, landscape())).toBe(0);
});

test("flying things are put into the sky and standing things on the ground", () => {
  for (const seed of [1, 2, 3]) {
    const before = landscape();
    const rows = (image: Pixels): number[] =>
      [...Array(SIZE).keys()].filter((y) => {
        const row = image.data.subarray(y * SIZE * 4, (y + 1) * SIZE * 4);
        return row.some((value, at) => value !== before.data[y * SIZE * 4 + at]);
      });
    const [balloon, fox] = ["add a balloon", "add a fox"].map((prompt) => rows(edit(prompt, { seed }).image));
    expect(Math.max(...(balloon ?? []))).toBeLessThan(SIZE * 0.7);
    expect(Math.max(...(fox ?? []))).toBeGreaterThan(SIZE * 0.8);
  }
});

test("what is added keeps off the busiest part", () => {
  const initImage = photograph(SIZE, SIZE);
  for (let y = 40; y < SIZE; y++)
    for (let x = 0; x < SIZE / 2; x++)
      initImage.data.fill((x ^ y) & 4 ? 255 : 0, (y * SIZE + x) * 4, (y * SIZE + x) * 4 + 3);
  for (let seed = 0; seed < 4; seed++) {
    const { image } = edit("add a fox", { initImage, seed });
    const left = image.data.filter(
      (value, at) => (at >> 2) % SIZE < SIZE / 2 - 8 && value !== initImage.data[at],
    );
    expect(left.length).toBe(0);
  }
});

test("a bare subject stands on completed surroundings, not on what was masked", () => {
  const initImage = landscape();
  const mask = boxMask(SIZE, SIZE, [40, 30, 90, 110]);
  mask.data.forEach((value, pixel) => value > 0 && initImage.data.set([255, 0, 255, 255], pixel * 4));
  const { image, drew } = edit("a castle", { initImage, mask });
  expect(drew).toContain("1 castle");
  const magenta = image.data.filter(
    (value, at) =>
      at % 4 === 0 && value > 220 && (image.data[at + 1] ?? 0) < 60 && (image.data[at + 2] ?? 0) > 220,
  );
  expect(magenta.length).toBe(0);
});
