import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, PixelMask, Pixels } from "../request.ts";

const PHOTO = photograph(64, 48);

function edit(prompt: string, mask?: PixelMask): Picture {
  return drawPicture(asking({ task: "edit", prompt, width: 64, height: 48, initImage: PHOTO, mask }));
}

/** Mean of red, green and blue, and mean distance of the channels from their grey. */
function measure({ data }: Pixels): {
  red: number;
  blue: number;
  light: number;
  colour: number;
  contrast: number;
} {
  const pixels = data.length / 4;
  let [red, blue, light, colour, squares] = [0, 0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const grey = (r + g + b) / 3;
    red += r;
    blue += b;
    light += grey;
    squares += grey * grey;
    colour += Math.abs(r - grey) + Math.abs(g - grey) + Math.abs(b - grey);
  }
  const mean = light / pixels;
  return {
    red: red / pixels,
    blue: blue / pixels,
    light: mean,
    colour: colour / pixels,
    contrast: Math.sqrt(squares / pixels - mean * mean),
  };
}

const BEFORE = measure(PHOTO);
type Measured = typeof BEFORE;

const FILTERS: readonly (readonly [prompts: string, told: string, holds: (after: Measured) => boolean])[] = [
  ["brighter|lighten it|increase the brightness", "brighter", ({ light }) => light > BEFORE.light + 10],
  ["make it darker|less bright|reduce the exposure", "darker", ({ light }) => light < BEFORE.light - 10],
  ["warmer|warm tones", "warmer", ({ red, blue }) => red - blue > BEFORE.red - BEFORE.blue + 10],
  [
    "cooler|colder please|cold light",
    "cooler",
    ({ red, blue }) => red - blue < BEFORE.red - BEFORE.blue - 10,
  ],
  [
    "more contrast|increase the contrast",
    "more contrast",
    ({ contrast }) => contrast > BEFORE.contrast * 1.15,
  ],
  ["less contrast", "less contrast", ({ contrast }) => contrast < BEFORE.contrast * 0.85],
  ["black and white|black-and-white|grayscale|B&W|b/w", "black and white", ({ colour }) => colour < 1.5],
  ["sepia", "sepia", ({ red, blue }) => red > blue + 20],
  [
    "more saturated|vibrant|boost the saturation",
    "more colourful",
    ({ colour }) => colour > BEFORE.colour * 1.2,
  ],
  ["muted|less saturated|desaturated", "muted", ({ colour }) => colour < BEFORE.colour * 0.75],
  ["invert|a negative", "inverted", ({ light }) => Math.abs(light - (255 - BEFORE.light)) < 1],
];

test.for(FILTERS)("%s", ([prompts, told, holds]) => {
  for (const prompt of prompts.split("|")) {
    const { image, drew, warnings } = edit(prompt);
    expect(drew, prompt).toEqual([told]);
    expect(holds(measure(image)), prompt).toBe(true);
    expect(warnings).toEqual([]);
  }
});

/** Mean step from pixel to pixel along the rows. */
function roughness({ width, data }: Pixels): number {
  let sum = 0;
  for (let at = 4; at < data.length; at += 4)
    if ((at / 4) % width !== 0) sum += Math.abs((data[at + 1] ?? 0) - (data[at - 3] ?? 0));
  return sum / (data.length / 4);
}

test("blurred is smoother, sharper is rougher, pixelated has flat cells", () => {
  const before = roughness(PHOTO);
  expect(roughness(edit("blur it").image)).toBeLessThan(before * 0.5);
  expect(roughness(edit("sharpen").image)).toBeGreaterThan(before * 1.3);
  const { data } = edit("pixelated").image;
  expect([...data.subarray(0, 4)]).toEqual([...data.subarray(4, 8)]);
});

test("a filter inside a mask changes nothing outside it", () => {
  const mask = boxMask(64, 48, [10, 10, 40, 30]);
  for (const prompt of ["sepia", "blurred", "sharper", "pixelated", "inverted", "make it red"]) {
    const { image } = edit(prompt, mask);
    let changed = 0;
    for (const [pixel, value] of mask.data.entries()) {
      const same = [0, 1, 2, 3].every((c) => image.data[pixel * 4 + c] === PHOTO.data[pixel * 4 + c]);
      if (value === 0) expect(same).toBe(true);
      else if (!same) changed++;
    }
    expect(changed, prompt).toBeGreaterThan(200);
  }
});

test("a colour word recolours and keeps the shading", () => {
  for (const [prompt, channel] of [
    ["make it red", 0],
    ["paint the block blue", 2],
    ["turn it green", 1],
  ] as const) {
    const { image } = edit(prompt, boxMask(64, 48, [0, 0, 64, 48]));
    const sums = [0, 1, 2].map((c) =>
      image.data.reduce((sum, value, at) => (at % 4 === c ? sum + value : sum), 0),
    );
    expect(sums.indexOf(Math.max(...sums)), prompt).toBe(channel);
    expect(measure(image).contrast).toBeGreaterThan(BEFORE.contrast * 0.4);
  }
});

test("a filter's word in a wish for something new is no filter", () => {
  expect(edit("add a fox with a faded coat").drew).toContain("1 fox");
});
