import { fusedMultiplyAdd as fma } from "./fused-multiply-add.ts";

// Cephes' single precision logarithm, sine and cosine (Moshier), with the multiply-adds fused that torch's AVX2 build
// fuses: the only way to its bits. Coefficients as published in cephes single/{logf,sinf}.c.
const round = Math.fround;
const logCoefficients = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(round);
const sineCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(round);
const cosineCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(round);
// Parts of ln 2, and of -pi / 4: high bits first.
const logHigh = 0.693359375;
const logLow = round(-2.1219444e-4);
const quarterTurnParts = [-0.78515625, -2.4187564849853515625e-4, -3.77489497744594e-8].map(round);
const rootHalf = round(Math.SQRT1_2);
const perQuarterTurn = round(4 / Math.PI);
const turn = round(2 * Math.PI);

const word = new Float32Array(1);
const bits = new Int32Array(word.buffer);

/**
 * Makes 16 uniform numbers normal, in place: the first eight give radii, the last eight angles.
 * @param numbers float32, 0 (included) to 1 (not)
 * @param offset where the 16 begin
 */
export function boxMuller16(numbers: Float32Array, offset: number): void {
  for (let index = offset; index < offset + 8; index += 1) {
    const radius = round(Math.sqrt(-2 * logarithm(1 - (numbers[index] ?? 0))));
    const [sine, cosine] = sineAndCosine(round(turn * (numbers[index + 8] ?? 0)));
    // Adding 0 turns -0 into 0: torch multiplies by a deviation of 1 and adds a mean of 0.
    numbers[index] = radius * cosine + 0;
    numbers[index + 8] = radius * sine + 0;
  }
}

/** Natural logarithm of a float32 above 0, of torch's own rounding. */
function logarithm(value: number): number {
  word[0] = value;
  const pattern = bits[0] ?? 0;
  let exponent = (pattern >>> 23) - 126;
  bits[0] = (pattern & 0x007f_ffff) | 0x3f00_0000;
  let x = word[0];
  if (x < rootHalf) {
    exponent -= 1;
    x = x + x - 1;
  } else {
    x -= 1;
  }
  const square = round(x * x);
  const scaled = round(polynomial(logCoefficients, x) * x);
  const low = fma(scaled, square, round(exponent * logLow));
  return round(round(x + round(low - square * 0.5)) + exponent * logHigh);
}

/** @param angle float32, 0 to 2 pi */
function sineAndCosine(angle: number): [sine: number, cosine: number] {
  const octant = (Math.trunc(round(angle * perQuarterTurn)) + 1) & ~1;
  let x = angle;
  for (const part of quarterTurnParts) x = fma(octant, part, x);
  const square = round(x * x);
  const evenPart = round(polynomial(cosineCoefficients, square) * square);
  const even = round(fma(evenPart, square, -square * 0.5) + 1);
  const odd = fma(round(polynomial(sineCoefficients, square) * square), x, x);
  const [sine, cosine] = octant & 2 ? [even, odd] : [odd, even];
  return [octant & 4 ? -sine : sine, (octant - 2) & 4 ? cosine : -cosine];
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0] ?? 0;
  for (let index = 1; index < coefficients.length; index += 1) sum = fma(sum, x, coefficients[index] ?? 0);
  return sum;
}
