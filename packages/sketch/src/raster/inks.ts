import { createRandom } from "../numbers/random.ts";
import type { Pixels } from "../request.ts";
import { blurPlane } from "./blur-plane.ts";
import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

export type Rgb = readonly [red: number, green: number, blue: number];

const SAMPLES = 1500;

/** How far apart two colours look, squared. */
export function inkDistance(one: Rgb, other: Rgb): number {
  const [red, green, blue] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
  // Green weighs most in lightness; red and blue are kept apart enough to tell hues.
  return red * red * 0.9 + green * green * 1.3 + blue * blue * 0.7;
}

function nearest(inks: readonly Rgb[], colour: Rgb): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < inks.length; index++) {
    const far = inkDistance(inks[index] ?? colour, colour);
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

function firstInks(samples: readonly Rgb[], count: number): Rgb[] {
  const inks: Rgb[] = [samples[0] ?? [0, 0, 0]];
  const far = samples.map((sample) => inkDistance(sample, inks[0] ?? sample));
  while (inks.length < count) {
    // Not the farthest of all, which is often one stray pixel, but one that many others are near to.
    const order = [...far.keys()].toSorted((one, other) => (far[other] ?? 0) - (far[one] ?? 0));
    const chosen = samples[order[Math.floor(samples.length * 0.007)] ?? 0] ?? [0, 0, 0];
    inks.push(chosen);
    samples.forEach((sample, at) => (far[at] = Math.min(far[at] ?? 0, inkDistance(sample, chosen))));
  }
  return inks;
}

/** So many colours that stand for all of a picture's (k-means on a sample, the first ones far apart). */
export function inksOf({ data }: Pixels, count: number, seed: number): Rgb[] {
  const random = createRandom(seed, "inks");
  const pixels = data.length / 4;
  const samples = Array.from({ length: SAMPLES }, (_, index): Rgb => {
    const at = Math.min(pixels - 1, Math.floor(((index + random.next()) * pixels) / SAMPLES)) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
  let inks = firstInks(samples, count);
  for (let round = 0; round < 7; round++) {
    const sums = inks.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const sample of samples) {
      const sum = sums[nearest(inks, sample)];
      if (!sum) continue;
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] ?? 0) + (sample[channel] ?? 0);
      sum[3]++;
    }
    inks = sums.map(([red, green, blue, many], index) =>
      many > 0 ? [red / many, green / many, blue / many] : (inks[index] ?? [0, 0, 0]),
    );
  }
  return inks;
}

/** Which ink each pixel is nearest to; looked up by colours of 5 bits a channel. */
export function labelsOf({ data }: Pixels, inks: readonly Rgb[]): Uint8Array {
  const table = new Uint8Array(32768);
  for (let key = 0; key < table.length; key++)
    table[key] = nearest(inks, [((key >> 10) << 3) + 4, (((key >> 5) & 31) << 3) + 4, ((key & 31) << 3) + 4]);
  const labels = new Uint8Array(data.length / 4);
  for (let at = 0, from = 0; at < labels.length; at++, from += 4)
    labels[at] =
      table[
        (((data[from] ?? 0) >> 3) << 10) | (((data[from + 1] ?? 0) >> 3) << 5) | ((data[from + 2] ?? 0) >> 3)
      ] ?? 0;
  return labels;
}

export interface Shapes {
  /** The strongest label at each pixel. */
  labels: Uint8Array;
  /** The next strongest, and how far it still covers the pixel: 0 inside a shape, 0.5 on its edge. */
  others: Uint8Array;
  mixed: Plane;
}

/** Simple shapes from labels: each pixel goes to the label that holds most of its surroundings. */
export function shapesOf(
  labels: Uint8Array,
  { width, height, count, radius }: { width: number; height: number; count: number; radius: number },
): Shapes {
  const size = { width, height };
  const best = new Float32Array(labels.length);
  const mixed = createPlane(size);
  const second = mixed.values;
  const strongest = new Uint8Array(labels.length);
  const others = new Uint8Array(labels.length);
  const member = createPlane(size);
  for (let label = 0; label < count; label++) {
    for (let at = 0; at < labels.length; at++) member.values[at] = labels[at] === label ? 1 : 0;
    const held = blurPlane(member, Math.max(1, radius * 1.5), 1).values;
    for (let at = 0; at < labels.length; at++) {
      const share = held[at] ?? 0;
      if (share <= (second[at] ?? 0)) continue;
      const most = best[at] ?? 0;
      if (share > most) {
        second[at] = most;
        others[at] = strongest[at] ?? 0;
        best[at] = share;
        strongest[at] = label;
      } else {
        second[at] = share;
        others[at] = label;
      }
    }
  }
  // The difference of the two falls by about one over the blur's width a pixel: an edge one pixel soft.
  const gain = Math.max(1, radius) * 2;
  for (let at = 0; at < labels.length; at++)
    second[at] = Math.max(0, 0.5 - ((best[at] ?? 0) - (second[at] ?? 0)) * gain * 0.5);
  return { labels: strongest, others, mixed };
}
