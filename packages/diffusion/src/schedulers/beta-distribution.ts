const shape = 0.6;
const terms = 64;

/**
 * Quantile of the beta distribution whose both shapes are 0.6, by which "Beta Sampling is All You Need" (Lee et al. 2024)
 * spaces noise levels: densest at both ends.
 * @param share of the distribution below, 0 to 1
 * @returns the place, 0 to 1, to about 1e-15
 */
export function betaQuantile(share: number): number {
  // Both halves mirror each other, and the series converges quickly in the lower one.
  if (share > 0.5) return 1 - betaQuantile(1 - share);
  const wanted = share * 2 * areaBelow(0.5);
  let [low, high] = [0, 0.5];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (areaBelow(middle) < wanted) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The integral of `t^(shape - 1) (1 - t)^(shape - 1)` from 0 to `place`, which is at most 0.5: the second factor as its
 * binomial series, integrated term by term.
 */
function areaBelow(place: number): number {
  let sum = 0;
  let coefficient = 1;
  for (let power = 0; power < terms; power += 1) {
    sum += (coefficient * place ** power) / (shape + power);
    coefficient *= (1 - shape + power) / (power + 1);
  }
  return sum * place ** shape;
}
