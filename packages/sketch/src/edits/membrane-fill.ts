import type { PixelMask, Pixels } from "../request.ts";
import { regionOf } from "./region.ts";
import { withinRegion } from "./within-region.ts";

interface Level {
  width: number;
  height: number;
  /** red, green, blue and weight of each cell. */
  cells: Float32Array;
}

function firstLevel(picture: Pixels, mask: PixelMask): Level {
  const cells = new Float32Array(picture.width * picture.height * 4);
  for (let at = 0; at < mask.data.length; at++) {
    const alpha = picture.data[at * 4 + 3] ?? 0;
    if ((mask.data[at] ?? 0) > 0 || alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++)
      cells[at * 4 + channel] = picture.data[at * 4 + channel] ?? 0;
    cells[at * 4 + 3] = 1;
  }
  return { width: picture.width, height: picture.height, cells };
}

/** Half the size: every cell the weighted mean of the four below it. */
function pull(level: Level): Level {
  const width = Math.ceil(level.width / 2);
  const height = Math.ceil(level.height / 2);
  const cells = new Float32Array(width * height * 4);
  for (let y = 0; y < level.height; y++) {
    for (let x = 0; x < level.width; x++) {
      const from = (y * level.width + x) * 4;
      const weight = level.cells[from + 3] ?? 0;
      if (weight === 0) continue;
      const to = ((y >> 1) * width + (x >> 1)) * 4;
      for (let channel = 0; channel < 3; channel++)
        cells[to + channel] = (cells[to + channel] ?? 0) + (level.cells[from + channel] ?? 0) * weight;
      cells[to + 3] = (cells[to + 3] ?? 0) + weight;
    }
  }
  for (let at = 0; at < cells.length; at += 4) {
    const weight = cells[at + 3] ?? 0;
    if (weight === 0) continue;
    for (let channel = 0; channel < 3; channel++) cells[at + channel] = (cells[at + channel] ?? 0) / weight;
    cells[at + 3] = Math.min(1, weight);
  }
  return { width, height, cells };
}

/** The coarse level, read between its cells, for one pixel of the finer one. */
function readBetween(coarse: Level, [x, y]: readonly [number, number], channel: number): number {
  const column = Math.max(0, Math.min(coarse.width - 1.001, (x - 0.5) / 2));
  const row = Math.max(0, Math.min(coarse.height - 1.001, (y - 0.5) / 2));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(left + 1, coarse.width - 1), Math.min(top + 1, coarse.height - 1)];
  const cell = (cx: number, cy: number): number => coarse.cells[(cy * coarse.width + cx) * 4 + channel] ?? 0;
  const upper = cell(left, top) + (cell(right, top) - cell(left, top)) * (column - left);
  const lower = cell(left, bottom) + (cell(right, bottom) - cell(left, bottom)) * (column - left);
  return upper + (lower - upper) * (row - top);
}

function push(coarse: Level, fine: Level): void {
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const at = (y * fine.width + x) * 4;
      const weight = fine.cells[at + 3] ?? 0;
      if (weight >= 1) continue;
      for (let channel = 0; channel < 3; channel++) {
        fine.cells[at + channel] =
          (fine.cells[at + channel] ?? 0) * weight + readBetween(coarse, [x, y], channel) * (1 - weight);
      }
      fine.cells[at + 3] = 1;
    }
  }
}

/**
 * The picture with its masked pixels filled smoothly from what surrounds them (pull-push,
 * Gortler et al., The Lumigraph, 1996, §3.4). A masked pixel becomes opaque; with nothing around, middle grey.
 */
export function membraneFill(picture: Pixels, mask: PixelMask): Pixels {
  const region = regionOf(picture, mask);
  if (region.share === 0) return { ...picture, data: picture.data.slice() };
  const margin = 8 + Math.round(Math.max(region.width, region.height) * 0.25);
  return withinRegion(picture, { region, margin }, (part, { left, top }) =>
    fillPart(part, partOfMask(mask, { left, top }, part)),
  );
}

function partOfMask(
  mask: PixelMask,
  { left, top }: { left: number; top: number },
  { width, height }: Pixels,
): PixelMask {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * mask.width + left;
    data.set(mask.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}

function fillPart(picture: Pixels, mask: PixelMask): Pixels {
  const levels = [firstLevel(picture, mask)];
  for (let level = levels[0]; level && Math.max(level.width, level.height) > 1; level = levels.at(-1))
    levels.push(pull(level));
  const top = levels.at(-1);
  if (top && (top.cells[3] ?? 0) === 0) top.cells.set([128, 128, 128, 1]);
  for (let index = levels.length - 1; index > 0; index--) {
    const [coarse, fine] = [levels[index], levels[index - 1]];
    if (coarse && fine) push(coarse, fine);
  }
  const data = picture.data.slice();
  const cells = levels[0]?.cells ?? new Float32Array();
  for (let at = 0; at < mask.data.length; at++) {
    if ((mask.data[at] ?? 0) === 0) continue;
    for (let channel = 0; channel < 3; channel++)
      data[at * 4 + channel] = Math.round(cells[at * 4 + channel] ?? 0);
    data[at * 4 + 3] = 255;
  }
  return { width: picture.width, height: picture.height, data };
}
