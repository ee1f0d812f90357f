import { createRandom } from "../numbers/random.ts";

const SIDE = 128;

/** Noise over the plane: `x` and `y` in lattice steps, the answer in [-1, 1]. */
export type Grain = (x: number, y: number) => number;

/** Smooth value noise on a lattice that repeats after 128 steps. */
export function createGrain(seed: number, element: string): Grain {
  const random = createRandom(seed, element);
  const lattice = Float32Array.from({ length: SIDE * SIDE }, () => random.next() * 2 - 1);
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = x - left;
    const down = y - top;
    const column = left & (SIDE - 1);
    const next = (left + 1) & (SIDE - 1);
    const row = (top & (SIDE - 1)) * SIDE;
    const below = ((top + 1) & (SIDE - 1)) * SIDE;
    const easedX = across * across * (3 - 2 * across);
    const easedY = down * down * (3 - 2 * down);
    const above = (lattice[row + column] ?? 0) * (1 - easedX) + (lattice[row + next] ?? 0) * easedX;
    const under = (lattice[below + column] ?? 0) * (1 - easedX) + (lattice[below + next] ?? 0) * easedX;
    return above + (under - above) * easedY;
  };
}

/** Three octaves of it, for paper and clouds of pigment; still in [-1, 1]. */
export function createClouds(seed: number, element: string): Grain {
  const grain = createGrain(seed, element);
  return (x, y) =>
    (grain(x, y) + grain(x * 2.1 + 31, y * 2.1 + 7) * 0.5 + grain(x * 4.3 + 5, y * 4.3 + 59) * 0.25) / 1.75;
}
