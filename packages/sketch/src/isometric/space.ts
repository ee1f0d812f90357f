import type { Point } from "../svg/shapes.ts";

/** How long one unit upwards is on the picture, beside one along the ground: both are as long in the world. */
const RISE = 1.118;

/**
 * A square of ground seen in 2:1 projection: one tile is twice as wide as high.
 * x runs to the lower right, y to the lower left, z up; one unit is a tile's side. (0, 0) is the far corner.
 */
export interface Space {
  /** Tiles along each side. */
  size: number;
  /** Half a tile's width in the stage's units. */
  half: number;
  /** Which faces the light falls on: 1 those to the right, -1 those to the left. */
  lightFrom: 1 | -1;
  project: (x: number, y: number, z?: number) => Point;
}

export function createSpace(options: {
  width: number;
  height: number;
  size: number;
  lightFrom: 1 | -1;
  /** Whether walls stand behind the ground, which need room above it. */
  walled?: boolean;
}): Space {
  const { width, height, size, lightFrom, walled = false } = options;
  const half = Math.min((width * 0.93) / (2 * size), (height * (walled ? 0.52 : 0.6)) / size);
  const middle = height * (walled ? 0.64 : 0.585);
  const top = middle - (size * half) / 2;
  return {
    size,
    half,
    lightFrom,
    project: (x, y, z = 0) => [width / 2 + (x - y) * half, top + ((x + y) * half) / 2 - z * half * RISE],
  };
}
