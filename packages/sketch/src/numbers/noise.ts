import { createRandom } from "./random.ts";

/** Smooth noise in [-1, 1] along one axis: four octaves of cosine-free value noise. */
export function createNoise(seed: number, element: string): (position: number) => number {
  const random = createRandom(seed, element);
  const lattice = Array.from({ length: 256 }, () => random.next() * 2 - 1);
  function octave(position: number): number {
    const cell = Math.floor(position);
    const share = position - cell;
    const from = lattice[cell & 255] ?? 0;
    const to = lattice[(cell + 1) & 255] ?? 0;
    return from + (to - from) * share * share * (3 - 2 * share);
  }
  return (position) =>
    (octave(position) +
      octave(position * 2.03 + 17) * 0.5 +
      octave(position * 4.1 + 71) * 0.25 +
      octave(position * 8.3 + 131) * 0.12) /
    1.87;
}
