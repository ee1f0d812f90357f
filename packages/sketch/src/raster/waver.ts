import { clamp } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";
import type { Grain } from "./grain.ts";
import { grainPlane } from "./grain-plane.ts";

/** The picture with wavering edges, as a wet brush leaves them. */
export function waver({ width, height, data }: Pixels, shake: Grain, scale: number): Pixels {
  const moved = data.slice();
  const sampling = { cell: 11 * scale, step: Math.max(1, Math.round(3 * scale)) };
  const across = grainPlane({ width, height }, shake, sampling).values;
  const down = grainPlane({ width, height }, (x, y) => shake(x + 60, y + 60), sampling).values;
  const reach = 3.4 * scale;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const fromX = clamp(Math.round(x + (across[at >> 2] ?? 0) * reach), 0, width - 1);
      const fromY = clamp(Math.round(y + (down[at >> 2] ?? 0) * reach), 0, height - 1);
      const from = (fromY * width + fromX) * 4;
      moved[at] = data[from] ?? 0;
      moved[at + 1] = data[from + 1] ?? 0;
      moved[at + 2] = data[from + 2] ?? 0;
    }
  }
  return { width, height, data: moved };
}
