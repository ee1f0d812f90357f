import { lookOf, transferLook } from "../edits/look.ts";
import { clamp } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";

/** Steps of a byte by which a variation may be lighter or darker than its input and still be the same picture. */
const LARGEST_SHIFT = 9;

/** Brings a variation's lightness back to near its input's. */
export function keepExposure(varied: Pixels, input: Pixels): Pixels {
  const [before, after] = [lookOf(input), lookOf(varied)];
  const shift = after.mean[0] - before.mean[0];
  const kept = clamp(shift, -LARGEST_SHIFT, LARGEST_SHIFT);
  if (kept === shift) return varied;
  const mean = [before.mean[0] + kept, after.mean[1], after.mean[2]] as const;
  const spread = [
    Math.max(after.spread[0], before.spread[0] * 0.9),
    after.spread[1],
    after.spread[2],
  ] as const;
  return transferLook(
    { ...varied, data: varied.data.slice() },
    { to: { mean, spread }, light: 1, colour: 0 },
  );
}
