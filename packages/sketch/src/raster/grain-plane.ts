import type { Grain } from "./grain.ts";
import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

/**
 * Noise over a whole picture, looked up every `step` pixels and drawn straight between: what slow noise needs.
 * @param cell size of a lattice step of the noise, in pixels
 */
export function grainPlane(
  size: { width: number; height: number },
  grain: Grain,
  { cell, step }: { cell: number; step: number },
): Plane {
  const plane = createPlane(size);
  const { width, height, values } = plane;
  const columns = Math.ceil(width / step) + 1;
  function fill(row: Float32Array<ArrayBuffer>, y: number): Float32Array<ArrayBuffer> {
    const share = step / cell;
    for (let column = 0; column < columns; column++) row[column] = grain(column * share, y / cell);
    return row;
  }
  let above = new Float32Array(columns);
  let below = fill(new Float32Array(columns), 0);
  for (let y = 0, at = 0; y < height; y++) {
    if (y % step === 0) {
      [above, below] = [below, fill(above, y + step)];
    }
    const down = (y % step) / step;
    for (let column = 0, x = 0; x < width; column++) {
      const left = (above[column] ?? 0) * (1 - down) + (below[column] ?? 0) * down;
      const right = (above[column + 1] ?? 0) * (1 - down) + (below[column + 1] ?? 0) * down;
      const slope = (right - left) / step;
      for (let inner = 0; inner < step && x < width; inner++, x++, at++) values[at] = left + slope * inner;
    }
  }
  return plane;
}
