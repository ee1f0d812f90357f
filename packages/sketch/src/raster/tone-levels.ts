import type { Plane } from "./plane.ts";

/**
 * The values below which the given shares (0..1, rising) of a plane lie: what is dark in this picture,
 * whether it is noon or night. To 1/256.
 */
export function toneLevels({ values }: Plane, shares: readonly number[]): number[] {
  const counts = new Uint32Array(257);
  for (const value of values) {
    const bin = Math.max(0, Math.min(255, Math.floor(value * 256)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return shares.map((share) => {
    let below = 0;
    let bin = 0;
    while (bin < 255 && below + (counts[bin] ?? 0) < share * values.length) below += counts[bin++] ?? 0;
    return bin / 256;
  });
}
