import type { Size } from "@pinhole/contract";

export interface Region extends Size {
  left: number;
  top: number;
}

/**
 * The largest centred part of a picture that has the ratio of `wanted`, in whole pixels, at least 1 by 1.
 * Cropping before scaling keeps a 1 x 4096 strip from becoming billions of pixels on the way.
 */
export function centreCrop(from: Size, wanted: Size): Region {
  const width = clamp(Math.round((from.height * wanted.width) / wanted.height), from.width);
  const height = clamp(Math.round((from.width * wanted.height) / wanted.width), from.height);
  return {
    left: Math.floor((from.width - width) / 2),
    top: Math.floor((from.height - height) / 2),
    width,
    height,
  };
}

function clamp(length: number, max: number): number {
  return Math.min(max, Math.max(1, length));
}
