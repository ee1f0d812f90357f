import { halve } from "./halve.ts";
import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

function alongRows({ width, height, values }: Plane, radius: number, blurred: Plane): void {
  const share = 1 / (radius * 2 + 1);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const last = start + width - 1;
    let sum = (values[start] ?? 0) * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += values[Math.min(start + x, last)] ?? 0;
    for (let x = 0; x < width; x++) {
      blurred.values[start + x] = sum * share;
      const entering = start + x + radius + 1;
      const leaving = start + x - radius;
      sum +=
        (values[entering < last ? entering : last] ?? 0) - (values[leaving > start ? leaving : start] ?? 0);
    }
  }
}

function downColumns({ width, height, values }: Plane, radius: number, blurred: Plane): void {
  const share = 1 / (radius * 2 + 1);
  const sums = new Float64Array(width);
  const row = (y: number): number => (y < 0 ? 0 : y >= height ? height - 1 : y) * width;
  for (let y = -radius; y <= radius; y++)
    for (let x = 0, from = row(y); x < width; x++) sums[x] = (sums[x] ?? 0) + (values[from + x] ?? 0);
  for (let y = 0; y < height; y++) {
    const [to, entering, leaving] = [y * width, row(y + radius + 1), row(y - radius)];
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0;
      blurred.values[to + x] = sum * share;
      sums[x] = sum + (values[entering + x] ?? 0) - (values[leaving + x] ?? 0);
    }
  }
}

/** Twice the size (or one less), straight between the values. */
function double(small: Plane, { width, height }: Plane): Plane {
  const large = createPlane({ width, height });
  for (let y = 0, at = 0; y < height; y++) {
    const place = Math.max(0, y / 2 - 0.25);
    const row = place | 0;
    const down = place - row;
    const above = row * small.width;
    const below = Math.min(row + 1, small.height - 1) * small.width;
    for (let x = 0; x < width; x++, at++) {
      const left = x > 0 ? (x - 1) >> 1 : 0;
      const right = Math.min(left + 1, small.width - 1);
      const across = x === 0 ? 0 : x & 1 ? 0.25 : 0.75;
      const upper =
        (small.values[above + left] ?? 0) * (1 - across) + (small.values[above + right] ?? 0) * across;
      const lower =
        (small.values[below + left] ?? 0) * (1 - across) + (small.values[below + right] ?? 0) * across;
      large.values[at] = upper + (lower - upper) * down;
    }
  }
  return large;
}

/** From this radius on a blur is done at half the size, where nobody sees the difference. */
const COARSE = 8;

/**
 * A box blur of 2 * radius + 1 pixels both ways, `passes` times over; two are close to a Gaussian.
 * The cost does not depend on the radius. Below half a pixel it is the plane itself.
 */
export function blurPlane(plane: Plane, radius: number, passes = 2): Plane {
  if (radius >= COARSE) return double(blurPlane(halve(plane), radius / 2, passes), plane);
  const whole = Math.round(radius);
  if (whole === 0) return plane;
  const rows = createPlane(plane);
  const blurred = createPlane(plane);
  for (let pass = 0; pass < passes; pass++) {
    alongRows(pass === 0 ? plane : blurred, whole, rows);
    downColumns(rows, whole, blurred);
  }
  return blurred;
}
