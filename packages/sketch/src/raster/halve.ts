import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

/** A plane at half the size (rounded up), each value the mean of four. */
export function halve({ width, height, values }: Plane): Plane {
  const small = createPlane({ width: (width + 1) >> 1, height: (height + 1) >> 1 });
  for (let y = 0, at = 0; y < small.height; y++) {
    const above = y * 2 * width;
    const below = Math.min(y * 2 + 1, height - 1) * width;
    for (let x = 0; x < small.width; x++, at++) {
      const left = x * 2;
      const right = Math.min(left + 1, width - 1);
      small.values[at] =
        ((values[above + left] ?? 0) +
          (values[above + right] ?? 0) +
          (values[below + left] ?? 0) +
          (values[below + right] ?? 0)) /
        4;
    }
  }
  return small;
}
