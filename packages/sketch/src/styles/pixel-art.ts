import { fromBytes, toBytes } from "../colour/colour.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const LONG_SIDE = 112;
/** Steps of lightness and of a and b that are kept: few enough to read as a palette. */
const LIGHTNESS_STEPS = 9;
const COLOUR_STEP = 0.045;

function cellOf({ width, height }: Pixels): number {
  return Math.max(1, Math.round(Math.max(width, height) / LONG_SIDE));
}

/** What lies on a cell becomes the whole cell where it covers a good part of it, in its mean colour. */
function fillCell(
  { width, height, data }: Pixels,
  [left, top]: readonly [number, number],
  cell: number,
): void {
  const [right, bottom] = [Math.min(width, left + cell), Math.min(height, top + cell)];
  const sums = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4)
      for (let channel = 0; channel < 4; channel++)
        sums[channel] =
          (sums[channel] ?? 0) + (channel === 3 ? 1 : (data[at + channel] ?? 0)) * (data[at + 3] ?? 0);
  const [red = 0, green = 0, blue = 0, weight = 0] = sums;
  const covered = weight > 255 * 0.3 * (right - left) * (bottom - top);
  const colour = covered
    ? [...fewer(Math.round(red / weight), Math.round(green / weight), Math.round(blue / weight)), 255]
    : [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) data.set(colour, (y * width + x) * 4);
}

/** A real grid of cells in few colours, without smoothing. */
export const pixelArt: Style = {
  name: "pixel-art",
  words: ["pixel art", "pixelart", "8 bit", "16 bit", "8bit", "pixel style", "retro game", "pixels"],
  face(faces) {
    const cell = cellOf(faces);
    for (let y = 0; y < faces.height; y += cell)
      for (let x = 0; x < faces.width; x += cell) fillCell(faces, [x, y], cell);
    return faces;
  },
  anySize: true,
  pass(picture) {
    const { width, height, data } = picture;
    const cell = cellOf(picture);
    const row = new Uint8Array(width * 4);
    for (let top = 0; top < height; top += cell) {
      const sampleY = Math.min(height - 1, top + (cell >> 1));
      for (let left = 0; left < width; left += cell) {
        const from = (sampleY * width + Math.min(width - 1, left + (cell >> 1))) * 4;
        const colour = [...fewer(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0), 255];
        for (let x = left; x < Math.min(width, left + cell); x++) row.set(colour, x * 4);
      }
      for (let y = top; y < Math.min(height, top + cell); y++) data.set(row, y * width * 4);
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
