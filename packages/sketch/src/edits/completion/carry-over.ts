import { clamp } from "../../numbers/arithmetic.ts";
import type { Pixels } from "../../request.ts";
import { diffuse } from "../membrane-fill.ts";
import { HOLE, KNOWN } from "./level.ts";
import type { Level } from "./level.ts";
import type { Matches } from "./match-patches.ts";

export interface Solved {
  level: Level;
  matches: Matches;
  /** Pixels of the full size for one of the solved. */
  factor: number;
}

/** Brightest correction of a seam, 0..255. */
const LARGEST_STEP = 36;

/**
 * What has to be added inside the hole so that it meets its border: the copied texture's difference from the
 * picture there, spread inwards as a membrane.
 */
function seamOf({ level, matches }: Solved): Float32Array {
  const cells = new Float32Array(level.state.length * 4);
  for (const pixel of matches.targets) {
    if (level.state[pixel] !== KNOWN) continue;
    const source = matches.source[pixel] ?? pixel;
    for (let channel = 0; channel < 3; channel++)
      cells[pixel * 4 + channel] = clamp(
        (level.colours[pixel * 4 + channel] ?? 0) - (level.colours[source * 4 + channel] ?? 0),
        -LARGEST_STEP,
        LARGEST_STEP,
      );
    cells[pixel * 4 + 3] = 1;
  }
  diffuse({ width: level.width, height: level.height, cells });
  return cells;
}

/** The pixel of the full size that a pixel of the hole copies, by the offset of one solved cell; -1 for none. */
function originOf(whole: Level, solved: Solved, at: { x: number; y: number; cell: number }): number {
  const { level, matches, factor } = solved;
  const source = matches.source[at.cell] ?? -1;
  if (source < 0) return -1;
  const column = at.x + ((source % level.width) - (at.cell % level.width)) * factor;
  const row = at.y + (Math.floor(source / level.width) - Math.floor(at.cell / level.width)) * factor;
  if (column < 0 || row < 0 || column >= whole.width || row >= whole.height) return -1;
  const pixel = row * whole.width + column;
  return whole.state[pixel] === KNOWN ? pixel : -1;
}

/** One pixel of the hole, from the four solved cells round it, into `out`: red, green, blue, sum of weights. */
function gather(
  whole: Level,
  solved: Solved,
  spot: { x: number; y: number; seam: Float32Array; out: Float64Array },
): void {
  const { level, factor } = solved;
  const { out } = spot;
  const column = clamp((spot.x + 0.5) / factor - 0.5, 0, level.width - 1);
  const row = clamp((spot.y + 0.5) / factor - 0.5, 0, level.height - 1);
  const [left, top] = [Math.floor(column), Math.floor(row)];
  out.fill(0);
  for (let corner = 0; corner < 4; corner++) {
    const [cx, cy] = [
      Math.min(left + (corner & 1), level.width - 1),
      Math.min(top + (corner >> 1), level.height - 1),
    ];
    const share = (1 - Math.abs(column - cx)) * (1 - Math.abs(row - cy));
    const cell = cy * level.width + cx;
    const origin = share > 0 ? originOf(whole, solved, { ...spot, cell }) : -1;
    if (origin < 0) continue;
    for (let channel = 0; channel < 3; channel++)
      out[channel] =
        (out[channel] ?? 0) +
        ((whole.colours[origin * 4 + channel] ?? 0) + (spot.seam[cell * 4 + channel] ?? 0)) * share;
    out[3] = (out[3] ?? 0) + share;
  }
}

/** Where no offset leads into the known picture, the colour solved at the smaller size stands in. */
function solvedColour({ level, factor }: Solved, x: number, y: number): Uint8Array {
  const cell = Math.floor(y / factor) * level.width + Math.floor(x / factor);
  return level.colours.subarray(cell * 4, cell * 4 + 3);
}

/** Fills the hole at full size by the offsets found at the solved size, and makes its pixels opaque. */
export function carryOver(part: Pixels, whole: Level, solved: Solved): Pixels {
  const { width, height } = part;
  const data = part.data.slice();
  const seam = seamOf(solved);
  const sum = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      if (whole.state[pixel] !== HOLE) continue;
      gather(whole, solved, { x, y, seam, out: sum });
      const weight = sum[3] ?? 0;
      if (weight <= 0) sum.set(solvedColour(solved, x, y));
      for (let channel = 0; channel < 3; channel++)
        data[pixel * 4 + channel] = Math.round(clamp((sum[channel] ?? 0) / (weight || 1), 0, 255));
      data[pixel * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}
