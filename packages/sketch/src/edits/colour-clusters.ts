import { logarithm } from "../numbers/arithmetic.ts";

/** Means and variances of a cluster of colours, each channel for itself. */
export interface Cluster {
  mean: readonly [number, number, number];
  variance: readonly [number, number, number];
  /** Logarithm of the variances' product and of the share of the samples: what being in a wide, rare cluster costs. */
  offset: number;
}

const ROUNDS = 8;
/** No cluster is thinner than this: noise and compression move a colour so much. */
const LEAST_VARIANCE = 18;

function squaredDistance(samples: Float32Array, at: number, mean: readonly number[]): number {
  const [l, a, b] = [
    (samples[at] ?? 0) - (mean[0] ?? 0),
    (samples[at + 1] ?? 0) - (mean[1] ?? 0),
    (samples[at + 2] ?? 0) - (mean[2] ?? 0),
  ];
  return l * l + a * a + b * b;
}

/** The first seed is the first sample; each next is the sample farthest from all seeds so far, so that nothing is drawn by lot. */
function seeds(samples: Float32Array, count: number): number[][] {
  const colour = (at: number): number[] => [...samples.subarray(at, at + 3)];
  const chosen = [colour(0)];
  while (chosen.length < count) {
    let [farthest, most] = [0, 0];
    for (let at = 0; at < samples.length; at += 3) {
      const near = Math.min(...chosen.map((mean) => squaredDistance(samples, at, mean)));
      if (near > most) [farthest, most] = [at, near];
    }
    if (most === 0) break;
    chosen.push(colour(farthest));
  }
  return chosen;
}

function nearest(samples: Float32Array, at: number, means: readonly (readonly number[])[]): number {
  let [best, least] = [0, Infinity];
  for (const [index, mean] of means.entries()) {
    const distance = squaredDistance(samples, at, mean);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Lloyd's k-means; `samples` holds three numbers a colour. Empty clusters fall away. */
export function clustersOf(samples: Float32Array, count: number): Cluster[] {
  if (samples.length === 0) return [];
  let means = seeds(samples, count);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = means.map(() => [0, 0, 0, 0]);
    for (let at = 0; at < samples.length; at += 3) {
      const sum = sums[nearest(samples, at, means)] ?? [];
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] ?? 0) + (samples[at + channel] ?? 0);
      sum[3] = (sum[3] ?? 0) + 1;
    }
    means = sums
      .filter(([, , , n = 0]) => n > 0)
      .map(([l = 0, a = 0, b = 0, n = 1]) => [l / n, a / n, b / n]);
  }
  return describe(samples, means);
}

function describe(samples: Float32Array, means: readonly (readonly number[])[]): Cluster[] {
  const spreads = means.map(() => [0, 0, 0, 0]);
  for (let at = 0; at < samples.length; at += 3) {
    const index = nearest(samples, at, means);
    const [mean, spread] = [means[index] ?? [], spreads[index] ?? []];
    for (let channel = 0; channel < 3; channel++)
      spread[channel] = (spread[channel] ?? 0) + ((samples[at + channel] ?? 0) - (mean[channel] ?? 0)) ** 2;
    spread[3] = (spread[3] ?? 0) + 1;
  }
  return means.map((mean, index) => {
    const [l = 0, a = 0, b = 0, n = 1] = spreads[index] ?? [];
    const variance = (sum: number): number => Math.max(LEAST_VARIANCE, sum / Math.max(1, n));
    const [first, second, third] = [variance(l), variance(a), variance(b)];
    return {
      mean: [mean[0] ?? 0, mean[1] ?? 0, mean[2] ?? 0],
      variance: [first, second, third],
      offset: logarithm(first * second * third) - 2 * logarithm(Math.max(1, n) / (samples.length / 3)),
    };
  });
}

/** How unlikely a colour is in the clusters: the least of their negative log-likelihoods, up to a constant. */
export function costIn(clusters: readonly Cluster[], samples: Float32Array, at: number): number {
  let least = Infinity;
  for (const { mean, variance, offset } of clusters) {
    let cost = offset;
    for (let channel = 0; channel < 3; channel++)
      cost += ((samples[at + channel] ?? 0) - (mean[channel] ?? 0)) ** 2 / (variance[channel] ?? 1);
    if (cost < least) least = cost;
  }
  return least / 2;
}
