/** Rounds to float32: torch computes a schedule's numbers in it, and each rounding shows in the picture. */
export const f32 = Math.fround;

/**
 * @returns the sum of arrays, each times its weight; every product and every sum rounds to float32, as torch's do, so
 * that what cancels out leaves the same rest
 */
export function weightedSum(
  ...terms: readonly (readonly [weight: number, values: Float32Array])[]
): Float32Array {
  const sum = new Float32Array(terms[0]?.[1].length ?? 0);
  for (const [weight, values] of terms)
    for (let index = 0; index < sum.length; index += 1)
      sum[index] = (sum[index] ?? 0) + f32(weight * (values[index] ?? 0));
  return sum;
}

/** @returns `left - right` */
export function difference(left: Float32Array, right: Float32Array): Float32Array {
  return left.map((value, index) => value - (right[index] ?? 0));
}

/** @returns each value divided; not the same in float32 as times the reciprocal */
export function divide(values: Float32Array, divisor: number): Float32Array {
  return values.map((value) => value / divisor);
}

/** @returns each value kept within `-limit` and `limit` */
export function clampTo(values: Float32Array, limit: number): Float32Array {
  return values.map((value) => Math.min(limit, Math.max(-limit, value)));
}
