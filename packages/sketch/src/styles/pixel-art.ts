import { findPlace } from "../places/places.ts";
import { inkDistance, inksOf } from "../raster/inks.ts";
import type { Rgb } from "../raster/inks.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const LONG_SIDE = 112;
/** Inks of a picture; its faces may bring two more. */
const COLOURS = 22;
/** Inks farther apart than this do not meet in a gradient. */
const MEETING = 5200;

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
    ? [Math.round(red / weight), Math.round(green / weight), Math.round(blue / weight), 255]
    : [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) data.set(colour, (y * width + x) * 4);
}

/** One pixel a cell: what lies in the cell's middle. */
function cellsOf({ width, height, data }: Pixels, cell: number): Pixels {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const small = new Uint8Array(columns * rows * 4).fill(255);
  for (let row = 0, to = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, to += 4) {
      const x = Math.min(width - 1, column * cell + (cell >> 1));
      const from = (Math.min(height - 1, row * cell + (cell >> 1)) * width + x) * 4;
      small.set(data.subarray(from, from + 3), to);
    }
  return { width: columns, height: rows, data: small };
}

/** Thresholds of an ordered dither, 0..15, row by row. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/** The ink of a cell; in the sky, where two inks meet in a gradient, a pattern of both. */
function inkOf(inks: readonly Rgb[], colour: Rgb, dither: number | undefined): Rgb {
  let [first, second] = [0, 0];
  let [near, next] = [Infinity, Infinity];
  for (let index = 0; index < inks.length; index++) {
    const far = inkDistance(inks[index] ?? colour, colour);
    if (far < near) [second, next, first, near] = [first, near, index, far];
    else if (far < next) [second, next] = [index, far];
  }
  const [own, other] = [inks[first] ?? colour, inks[second] ?? colour];
  if (dither === undefined || inkDistance(own, other) > MEETING) return own;
  const share = Math.sqrt(near) / (Math.sqrt(near) + Math.sqrt(next) + 0.001);
  return share * 2 > (BAYER[dither] ?? 0) / 16 + 0.12 ? other : own;
}

/** Whether a cell lies in a gradient: a little, but not much, unlike the one three below it. */
function inGradient({ width, height, data }: Pixels, [x, y]: readonly [number, number]): boolean {
  if (y + 3 >= height) return false;
  const [at, below] = [(y * width + x) * 4, ((y + 3) * width + x) * 4];
  let most = 0;
  for (let channel = 0; channel < 3; channel++)
    most = Math.max(most, Math.abs((data[at + channel] ?? 0) - (data[below + channel] ?? 0)));
  return most > 1 && most < 30;
}

/** Snaps every cell to the palette, in place. */
function limit(cells: Pixels, inks: readonly Rgb[], sky: number): void {
  const { width, height, data } = cells;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const colour: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const dither = y < sky && inGradient(cells, [x, y]) ? (y & 3) * 4 + (x & 3) : undefined;
      data.set(inkOf(inks, colour, dither), at);
    }
}

/** A real grid of cells in at most 24 colours, without smoothing; skies are dithered, nothing else. */
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
  pass(picture, { seed, horizon, place, kind }) {
    const { width, height, data } = picture;
    const cell = cellOf(picture);
    const cells = cellsOf(picture, cell);
    const inks = inksOf(cells, COLOURS, seed).map((ink): Rgb => [
      Math.round(ink[0]),
      Math.round(ink[1]),
      Math.round(ink[2]),
    ]);
    const open = kind === "scene" && findPlace(place).outdoors;
    limit(cells, inks, open ? Math.round(cells.height * horizon) : 0);
    const row = new Uint8Array(width * 4);
    for (let y = 0; y < height; y++) {
      if (y % cell === 0)
        for (let x = 0, to = 0; x < width; x++, to += 4) {
          const from = (Math.floor(y / cell) * cells.width + Math.floor(x / cell)) * 4;
          row[to] = cells.data[from] ?? 0;
          row[to + 1] = cells.data[from + 1] ?? 0;
          row[to + 2] = cells.data[from + 2] ?? 0;
          row[to + 3] = 255;
        }
      data.set(row, y * width * 4);
    }
    return picture;
  },
};
