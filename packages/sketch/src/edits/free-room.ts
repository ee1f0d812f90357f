import type { Pixels } from "../request.ts";
import type { Region } from "./region.ts";

const CELLS = 24;

/** How much goes on in each cell of a grid: mean difference of neighbouring samples, 0..255. */
function detailOf(picture: Pixels): Float64Array {
  const { width, height, data } = picture;
  const samples = CELLS * 4;
  const light = (x: number, y: number): number => {
    const at = (Math.floor((y * height) / samples) * width + Math.floor((x * width) / samples)) * 4;
    return 0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0);
  };
  const detail = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < samples - 1; y++) {
    for (let x = 0; x < samples - 1; x++) {
      const step = Math.abs(light(x + 1, y) - light(x, y)) + Math.abs(light(x, y + 1) - light(x, y));
      const cell = (y >> 2) * CELLS + (x >> 2);
      detail[cell] = (detail[cell] ?? 0) + step / 16;
    }
  }
  return detail;
}

/**
 * Where a subject goes when nobody said: flying things high, standing things with their feet low, both where the
 * least goes on; the seed decides between equals.
 */
export function freeRoom(picture: Pixels, wish: { flies: boolean; seed: number }): Region {
  const { width, height } = picture;
  const side = Math.max(8, Math.round(Math.min(width, height) * (wish.flies ? 0.3 : 0.4)));
  const detail = detailOf(picture);
  const top = wish.flies ? 0.06 : 0.9 - side / height;
  const bottom = wish.flies ? 0.3 : 0.96 - side / height;
  const favourite = wish.seed % 2 === 0 ? 0.3 : 0.7;
  let best = { x: 0, y: Math.max(0, height - side), cost: Infinity };
  for (let row = 0; row <= 4; row++) {
    for (let column = 0; column <= 16; column++) {
      const x = Math.round((width - side) * (0.03 + (0.94 * column) / 16));
      const y = Math.max(0, Math.min(height - side, Math.round(height * (top + ((bottom - top) * row) / 4))));
      const middle = (x + side / 2) / width;
      const cost = busyness(detail, picture, { x, y, side }) + Math.abs(middle - favourite) * 6;
      if (cost < best.cost) best = { x, y, cost };
    }
  }
  return { x: best.x, y: best.y, width: side, height: side, share: (side * side) / (width * height) };
}

function cellOf(position: number, length: number): number {
  return Math.max(0, Math.min(CELLS - 1, Math.floor((position * CELLS) / length)));
}

function busyness(
  detail: Float64Array,
  { width, height }: Pixels,
  { x, y, side }: { x: number; y: number; side: number },
): number {
  let [sum, count] = [0, 0];
  for (let row = cellOf(y, height); row <= cellOf(y + side - 1, height); row++) {
    for (let column = cellOf(x, width); column <= cellOf(x + side - 1, width); column++) {
      sum += detail[row * CELLS + column] ?? 0;
      count++;
    }
  }
  return sum / Math.max(1, count);
}
