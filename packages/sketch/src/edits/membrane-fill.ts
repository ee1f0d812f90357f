import type { PixelMask, Pixels } from "../request.ts";
import { regionOf } from "./region.ts";
import { maskWithin, withinRegion } from "./within-region.ts";

/** A grid of colours of which only some are known. */
export interface Level {
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

function push(coarse: Level, fine: Level): void {
  const { width, height, cells } = coarse;
  for (let y = 0; y < fine.height; y++) {
    const row = Math.max(0, Math.min(height - 1.001, (y - 0.5) / 2));
    const top = Math.floor(row);
    const upper = top * width;
    const lower = Math.min(top + 1, height - 1) * width;
    for (let x = 0; x < fine.width; x++) {
      const at = (y * fine.width + x) * 4;
      const weight = fine.cells[at + 3] ?? 0;
      if (weight >= 1) continue;
      // The coarse level is read between its cells.
      const column = Math.max(0, Math.min(width - 1.001, (x - 0.5) / 2));
      const left = Math.floor(column);
      const right = Math.min(left + 1, width - 1);
      const across = column - left;
      for (let channel = 0; channel < 3; channel++) {
        const from = cells[(upper + left) * 4 + channel] ?? 0;
        const above = from + ((cells[(upper + right) * 4 + channel] ?? 0) - from) * across;
        const start = cells[(lower + left) * 4 + channel] ?? 0;
        const below = start + ((cells[(lower + right) * 4 + channel] ?? 0) - start) * across;
        fine.cells[at + channel] =
          (fine.cells[at + channel] ?? 0) * weight + (above + (below - above) * (row - top)) * (1 - weight);
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
    fillPart(part, maskWithin(mask, { left, top }, part)),
  );
}

/**
 * Spreads the cells of weight 1 over those of weight 0, in place (pull-push, Gortler et al., The Lumigraph, 1996, §3.4).
 * With none known the level stays as it is.
 */
export function diffuse(level: Level): void {
  const levels = [level];
  for (let last = level; Math.max(last.width, last.height) > 1;) {
    last = pull(last);
    levels.push(last);
  }
  if ((levels.at(-1)?.cells[3] ?? 0) === 0) return;
  for (let index = levels.length - 1; index > 0; index--) {
    const [coarse, fine] = [levels[index], levels[index - 1]];
    if (coarse && fine) push(coarse, fine);
  }
}

function fillPart(picture: Pixels, mask: PixelMask): Pixels {
  const level = firstLevel(picture, mask);
  if (level.cells.every((value, at) => at % 4 !== 3 || value === 0)) level.cells.fill(128);
  else diffuse(level);
  const data = picture.data.slice();
  const { cells } = level;
  for (let at = 0; at < mask.data.length; at++) {
    if ((mask.data[at] ?? 0) === 0) continue;
    for (let channel = 0; channel < 3; channel++)
      data[at * 4 + channel] = Math.round(cells[at * 4 + channel] ?? 0);
    data[at * 4 + 3] = 255;
  }
  return { width: picture.width, height: picture.height, data };
}
