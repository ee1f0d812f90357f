import type { PixelMask, Pixels } from "../request.ts";
import { horizonOf } from "./backdrop.ts";

/** Cells across the longer side. */
const CELLS = 112;
/** Steps of a byte by which one cell of a sky may differ from the next, and any of it from its top. */
const STEP = 15;
const REACH = 150;
/** Where a sky ends at the latest, and how broad a paper's rim may be: shares of the height. */
const DEEPEST = 0.64;
const RIM = 0.06;

export interface Sky {
  /** 255 where the sky is. */
  mask: PixelMask;
  /** Share of the picture, 0..1. */
  share: number;
  /** Where it ends at the lowest, as a share of the height. */
  bottom: number;
  /** Mean lightness, 0..1. */
  lightness: number;
}

interface Cells {
  columns: number;
  rows: number;
  colours: Float32Array;
}

function cellsOf({ width, height, data }: Pixels): Cells {
  const step = Math.max(1, Math.max(width, height) / CELLS);
  const [columns, rows] = [Math.max(1, Math.floor(width / step)), Math.max(1, Math.floor(height / step))];
  const colours = new Float32Array(columns * rows * 3);
  for (let cell = 0; cell < columns * rows; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [left, top] = [Math.floor((column * width) / columns), Math.floor((row * height) / rows)];
    const right = Math.max(left + 1, Math.floor(((column + 1) * width) / columns));
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / rows));
    let count = 0;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++, count++) {
        for (let channel = 0; channel < 3; channel++) {
          const to = cell * 3 + channel;
          colours[to] = (colours[to] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0);
        }
      }
    }
    for (let channel = 0; channel < 3; channel++)
      colours[cell * 3 + channel] = (colours[cell * 3 + channel] ?? 0) / count;
  }
  return { columns, rows, colours };
}

function apart(colours: Float32Array, one: number, other: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel++)
    most = Math.max(most, Math.abs((colours[one * 3 + channel] ?? 0) - (colours[other * 3 + channel] ?? 0)));
  return most;
}

/**
 * Cells above `lowest` that are reached from the row `start` without a step in colour; what they close in (clouds, a sun)
 * belongs to them.
 */
function skyCells(
  { columns, rows, colours }: Cells,
  { start, lowest }: { start: number; lowest: number },
): Uint8Array {
  const sky = new Uint8Array(columns * rows);
  const from = new Int32Array(columns * rows);
  const open: number[] = [];
  for (let cell = start * columns; cell < (start + 1) * columns; cell++) {
    sky[cell] = 1;
    from[cell] = cell;
    open.push(cell);
  }
  const visit = (cell: number, before: number): void => {
    if (sky[cell] === 1 || cell >= lowest * columns) return;
    const first = from[before] ?? 0;
    if (apart(colours, cell, before) > STEP || apart(colours, cell, first) > REACH) return;
    sky[cell] = 1;
    from[cell] = first;
    open.push(cell);
  };
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const column = cell % columns;
    if (column > 0) visit(cell - 1, cell);
    if (column < columns - 1) visit(cell + 1, cell);
    if (cell >= columns) visit(cell - columns, cell);
    if (cell < columns * (rows - 1)) visit(cell + columns, cell);
  }
  // Not below the first row where most of it has ended: water that looks like the sky is none.
  for (let row = start + 1; row < rows; row++) {
    const count = sky.subarray(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0);
    if (count < columns * 0.12) {
      sky.fill(0, row * columns);
      break;
    }
  }
  closeColumns(sky, columns, rows);
  return sky;
}

/** In each column, everything above its lowest cell of sky that is no more than a cloud thick. */
function closeColumns(sky: Uint8Array, columns: number, rows: number): void {
  const thick = Math.round(rows * 0.22);
  for (let column = 0; column < columns; column++) {
    let last = 0;
    for (let row = 1; row < rows; row++) {
      if (sky[row * columns + column] !== 1) continue;
      if (row - last <= thick)
        for (let between = last + 1; between < row; between++) sky[between * columns + column] = 1;
      last = row;
    }
  }
}

function countOf(cells: Uint8Array): number {
  return cells.reduce((sum, value) => sum + value, 0);
}

/** Finds the sky of a picture: what begins at its top and changes only softly. A picture without one has little of it. */
export function findSky(picture: Pixels): Sky {
  const { width, height } = picture;
  const cells = cellsOf(picture);
  const { columns, rows, colours } = cells;
  const horizon = Math.round(rows * Math.min(DEEPEST, horizonOf({ initImage: picture }) ?? DEEPEST));
  // A picture on paper begins below the paper's rim.
  const [found] = [0, Math.round(rows * RIM)]
    .map((start) => skyCells(cells, { start, lowest: horizon }))
    .toSorted((one, other) => countOf(other) - countOf(one));
  if (!found) throw new Error("A picture has at least one row.");
  let [count, lowest, light] = [0, 0, 0];
  found.forEach((is, cell) => {
    if (is === 0) return;
    count++;
    lowest = Math.max(lowest, Math.floor(cell / columns) + 1);
    light +=
      (colours[cell * 3] ?? 0) * 0.3 +
      (colours[cell * 3 + 1] ?? 0) * 0.59 +
      (colours[cell * 3 + 2] ?? 0) * 0.11;
  });
  const data = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / height));
    for (let x = 0; x < width; x++, pixel++) {
      const cell = row * columns + Math.min(columns - 1, Math.floor((x * columns) / width));
      if (found[cell] !== 1) continue;
      const rim = onRim(found, cell, cells);
      data[pixel] = !rim || belongs(picture, pixel, { colours, cell }) ? 255 : 0;
    }
  }
  return {
    mask: { width, height, data },
    share: count / (columns * rows),
    bottom: lowest / rows,
    lightness: count > 0 ? light / count / 255 : 0.5,
  };
}

function onRim(found: Uint8Array, cell: number, { columns, rows }: Cells): boolean {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
      if (found[y * columns + x] !== 1) return true;
  return false;
}

/** At the sky's rim a pixel may be of what stands before the sky. */
function belongs(
  { data }: Pixels,
  pixel: number,
  { colours, cell }: { colours: Float32Array; cell: number },
): boolean {
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((data[pixel * 4 + channel] ?? 0) - (colours[cell * 3 + channel] ?? 0)) > 46) return false;
  return true;
}
