import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, difference, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, PictureRequest, Pixels } from "../request.ts";
import { cutOut, fitInto } from "./cut-out.ts";

const PHOTO = photograph(96, 96);

/** A disc of one colour on an even ground, of another size than the photograph. */
function disc(colour: readonly number[], ground: readonly number[]): Pixels {
  const data = new Uint8Array(150 * 150 * 4);
  for (let y = 0; y < 150; y++)
    for (let x = 0; x < 150; x++) {
      const inside = (x - 75) ** 2 + (y - 75) ** 2 < 50 ** 2;
      data.set(inside ? colour : ground, (y * 150 + x) * 4);
    }
  return { width: 150, height: 150, data };
}

const GREEN_DISC = disc([20, 220, 40, 255], [250, 250, 250, 255]);

function edit(prompt: string, more: Partial<PictureRequest> = {}): Picture {
  return drawPicture(
    asking({ task: "edit", prompt, initImage: PHOTO, referenceImages: [GREEN_DISC], ...more }),
  );
}

function meanOf({ data }: Pixels): number[] {
  return [0, 1, 2].map(
    (channel) =>
      data.reduce((sum, value, at) => (at % 4 === channel ? sum + value : sum), 0) / (data.length / 4),
  );
}

test.for([
  "use the colours of the second image",
  "in the palette of image 2",
  "give it the mood of the other picture",
])("the second picture lends its colours: %s", (prompt) => {
  const red = disc([200, 30, 20, 255], [120, 20, 10, 255]);
  const { image, drew, warnings } = edit(prompt, { referenceImages: [red] });
  expect(drew).toEqual(["the colours of image 2"]);
  expect(warnings).toEqual([]);
  const [r = 0, , b = 0] = meanOf(image);
  expect(r).toBeGreaterThan(b + 60);
});

test("the second picture lends its subject, without its background, inside the mask", () => {
  const mask = boxMask(96, 96, [8, 30, 48, 80]);
  const { image, drew } = edit("put the thing from the second image here", { mask });
  expect(drew).toEqual(["what image 2 shows"]);
  const greens = [...mask.data.keys()].filter(
    (pixel) => (image.data[pixel * 4 + 1] ?? 0) > (image.data[pixel * 4] ?? 0) + 80,
  );
  expect(greens.length).toBeGreaterThan(200);
  expect(greens.every((pixel) => mask.data[pixel] === 255)).toBe(true);
  const white = image.data.filter((value, at) => at % 4 === 2 && value > 245);
  expect(white.length).toBe(0);
});

test("a third picture can be meant", () => {
  const blue = disc([20, 40, 220, 255], [10, 20, 120, 255]);
  expect(edit("in the colours of the third image", { referenceImages: [GREEN_DISC, blue] }).drew).toEqual([
    "the colours of image 3",
  ]);
});

test("a further picture nobody spoke of is told as unused", () => {
  expect(edit("sepia").warnings.map(({ option }) => option)).toContain("image");
});

test("a cut-out keeps its own alpha, or loses an even background, or stays a picture", () => {
  expect(cutOut(GREEN_DISC).image.data[3]).toBe(0);
  expect(cutOut(GREEN_DISC).image.data[(75 * 150 + 75) * 4 + 3]).toBe(255);
  expect(cutOut(disc([1, 2, 3, 255], [0, 0, 0, 0])).image.data[3]).toBe(0);
  expect(cutOut(PHOTO).framed).toBe(true);
});

test("fitting keeps proportions and colours", () => {
  const fitted = fitInto(GREEN_DISC, { width: 40, height: 90 });
  expect([fitted.width, fitted.height]).toEqual([40, 40]);
  expect([...fitted.data.subarray((20 * 40 + 20) * 4, (20 * 40 + 20) * 4 + 4)]).toEqual([20, 220, 40, 255]);
  expect(difference(fitInto(PHOTO, PHOTO), PHOTO)).toBe(0);
  expect(fitInto(GREEN_DISC, { width: 1, height: 1 }).data.length).toBe(4);
});
