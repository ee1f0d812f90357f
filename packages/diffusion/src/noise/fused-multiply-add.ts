/**
 * `a * b + c` of three float32 numbers, rounded once to float32, as the FMA instruction does.
 *
 * The product of two float32 is exact in double, so only the sum rounds before the last step. That first rounding shows
 * only where it lands on the middle of two float32; there its own error (Knuth's two-sum) says which of them is nearer.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const rounded = Math.fround(sum);
  const rest = sum - rounded;
  if (rest === 0) return rounded;
  const other = rounded + 2 * rest;
  if (Math.fround(other) !== other) return rounded;
  const tail = sum - product;
  const lost = product - (sum - tail) + (c - tail);
  return lost !== 0 && lost > 0 === rest > 0 ? other : rounded;
}
