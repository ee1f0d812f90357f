import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

function alongRows({ width, height, values }: Plane, radius: number): Plane {
  const blurred = createPlane({ width, height });
  const share = 1 / (radius * 2 + 1);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const last = start + width - 1;
    let sum = (values[start] ?? 0) * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += values[Math.min(start + x, last)] ?? 0;
    for (let x = 0; x < width; x++) {
      blurred.values[start + x] = sum * share;
      sum +=
        (values[Math.min(start + x + radius + 1, last)] ?? 0) -
        (values[Math.max(start + x - radius, start)] ?? 0);
    }
  }
  return blurred;
}

function downColumns({ width, height, values }: Plane, radius: number): Plane {
  const blurred = createPlane({ width, height });
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
  return blurred;
}

/**
 * A box blur of 2 * radius + 1 pixels both ways, `passes` times over; two are close to a Gaussian.
 * The cost does not depend on the radius. Below half a pixel it is the plane itself.
 */
export function blurPlane(plane: Plane, radius: number, passes = 2): Plane {
  const whole = Math.round(radius);
  let blurred = plane;
  if (whole > 0)
    for (let pass = 0; pass < passes; pass++) blurred = downColumns(alongRows(blurred, whole), whole);
  return blurred;
}
