import type { PixelMask, Pixels } from "../request.ts";

/** Mean difference in steps of a byte between the two sides of a row, up to which one goes on into the other. */
const ALIKE = 34;

interface Run {
  /** First and last masked pixel of a row's run. */
  from: number;
  to: number;
}

function runsOf(mask: PixelMask, y: number): Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < mask.width; x++) {
    if ((mask.data[y * mask.width + x] ?? 0) === 0) continue;
    const last = runs.at(-1);
    if (last && last.to === x - 1) last.to = x;
    else runs.push({ from: x, to: x });
  }
  return runs;
}

/**
 * The hole filled from side to side, row by row: what sky, sea and ground do behind what stood before them. Undefined
 * where the hole reaches both sides of the picture, or its two sides differ too much to go on into each other.
 */
export function rowFill({ width, height, data: before }: Pixels, mask: PixelMask): Pixels | undefined {
  const data = before.slice();
  let [apart, rows] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (const { from, to } of runsOf(mask, y)) {
      if (from === 0 && to === width - 1) return undefined;
      const left = (y * width + (from > 0 ? from - 1 : to + 1)) * 4;
      const right = (y * width + (to < width - 1 ? to + 1 : from - 1)) * 4;
      rows++;
      for (let channel = 0; channel < 3; channel++) {
        const [one, other] = [before[left + channel] ?? 0, before[right + channel] ?? 0];
        apart += Math.abs(one - other) / 3;
        for (let x = from; x <= to; x++) {
          const share = (x - from + 1) / (to - from + 2);
          data[(y * width + x) * 4 + channel] = Math.round(one + (other - one) * share);
        }
      }
      for (let x = from; x <= to; x++) data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return rows > 0 && apart / rows <= ALIKE ? { width, height, data } : undefined;
}
