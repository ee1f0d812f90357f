import type { Pixels } from "../request.ts";

/** One number a pixel, row-major. */
export interface Plane {
  width: number;
  height: number;
  values: Float32Array;
}

export function createPlane({ width, height }: { width: number; height: number }): Plane {
  return { width, height, values: new Float32Array(width * height) };
}

/** How large a stroke of one pixel at 1024 x 1024 is here; from 0.25, so that tiny pictures keep some. */
export function strokeScale({ width, height }: { width: number; height: number }): number {
  return Math.max(0.25, Math.sqrt(width * height) / 1024);
}

/** Lightness as the eye weighs it, 0..1, in display values. */
export function lightnessOf({ width, height, data }: Pixels): Plane {
  const plane = createPlane({ width, height });
  const { values } = plane;
  for (let at = 0, from = 0; at < values.length; at++, from += 4)
    values[at] =
      ((data[from] ?? 0) * 0.2126 + (data[from + 1] ?? 0) * 0.7152 + (data[from + 2] ?? 0) * 0.0722) / 255;
  return plane;
}

/** One channel (0 red, 1 green, 2 blue), 0..1. */
export function channelOf({ width, height, data }: Pixels, channel: number): Plane {
  const plane = createPlane({ width, height });
  const { values } = plane;
  for (let at = 0, from = channel; at < values.length; at++, from += 4) values[at] = (data[from] ?? 0) / 255;
  return plane;
}

/** The value at a place that may lie outside, where the rim repeats. */
export function valueAt({ width, height, values }: Plane, x: number, y: number): number {
  const column = x < 0 ? 0 : x >= width ? width - 1 : x | 0;
  const row = y < 0 ? 0 : y >= height ? height - 1 : y | 0;
  return values[row * width + column] ?? 0;
}
