import { clamp } from "../numbers/arithmetic.ts";
import { createGrain } from "./grain.ts";
import { grainPlane } from "./grain-plane.ts";
import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

export interface Strokes {
  /** Pixels from line to line. */
  spacing: number;
  /** The way across the lines, a unit vector. */
  across: readonly [x: number, y: number];
  /** How far a line wanders, in pixels. */
  wander: number;
  seed: number;
  /** Names the hand, so that two hatchings do not wander together. */
  name: string;
}

/**
 * Parallel lines whose breadth is the tone: 0 none, 1 solid. The answer is ink, 0..1, with soft rims a pixel wide.
 * Lines wander a little and press unevenly, as a hand does.
 */
export function hatch(tone: Plane, { spacing, across, wander, seed, name }: Strokes): Plane {
  const { width, height } = tone;
  const step = Math.max(1, Math.round(spacing / 2));
  const sway = grainPlane(tone, createGrain(seed, `${name} sway`), { cell: spacing * 9, step }).values;
  const press = grainPlane(tone, createGrain(seed, `${name} press`), { cell: spacing * 2.3, step }).values;
  const ink = createPlane(tone);
  for (let y = 0, at = 0; y < height; y++) {
    const down = y * across[1];
    for (let x = 0; x < width; x++, at++) {
      const share = tone.values[at] ?? 0;
      if (share <= 0) continue;
      const place = (x * across[0] + down + (sway[at] ?? 0) * wander) / spacing;
      const off = Math.abs(place - Math.floor(place) - 0.5); // 0 on the line, 0.5 between two
      const reach = (share * (1 + (press[at] ?? 0) * 0.45)) / 2;
      ink.values[at] = clamp((reach - off) * spacing + 0.5, 0, 1) * clamp(share * 12, 0, 1);
    }
  }
  return ink;
}
