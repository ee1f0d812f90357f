import { fromBytes, toBytes } from "../colour/colour.ts";
import type { Style } from "./style.ts";

const LONG_SIDE = 112;
/** Steps of lightness and of a and b that are kept: few enough to read as a palette. */
const LIGHTNESS_STEPS = 9;
const COLOUR_STEP = 0.045;

/** A real grid of cells in few colours, without smoothing. */
export const pixelArt: Style = {
  name: "pixel-art",
  words: ["pixel art", "pixelart", "8 bit", "16 bit", "8bit", "pixel style", "retro game", "pixels"],
  pass(picture) {
    const { width, height, data } = picture;
    const cell = Math.max(1, Math.round(Math.max(width, height) / LONG_SIDE));
    const cells = new Map<number, readonly [number, number, number]>();
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const sampleX = Math.min(width - 1, Math.floor(x / cell) * cell + (cell >> 1));
        const sampleY = Math.min(height - 1, Math.floor(y / cell) * cell + (cell >> 1));
        const from = (sampleY * width + sampleX) * 4;
        const key = sampleY * width + sampleX;
        const colour = cells.get(key) ?? fewer(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0);
        cells.set(key, colour);
        data.set(colour, (y * width + x) * 4);
      }
    }
    return picture;
  },
};

function fewer(red: number, green: number, blue: number): readonly [number, number, number] {
  const { l, a, b } = fromBytes(red, green, blue);
  return toBytes({
    l: Math.round(l * LIGHTNESS_STEPS) / LIGHTNESS_STEPS,
    a: Math.round(a / COLOUR_STEP) * COLOUR_STEP,
    b: Math.round(b / COLOUR_STEP) * COLOUR_STEP,
  });
}
