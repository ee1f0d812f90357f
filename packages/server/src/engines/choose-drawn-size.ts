import type { Size } from "@pinhole/contract";

/** Pixels to one of the latents', each way. */
const step = 8;

/** A hosted name's size below this part of the area a model was trained on is drawn at the trained area. */
const leastPart = 0.5;

export interface SizeWish extends Size {
  /** The request names the model itself: whatever it can draw is drawn as asked. */
  isExact: boolean;
  /** Side in pixels of the square the model was trained on. */
  nativeSize: number;
}

/**
 * The size to draw a picture at, which is then resampled to the size asked for: a model draws multiples of 8, and below
 * about half the area it was trained on it draws no sensible picture.
 */
export function chooseDrawnSize({ width, height, isExact, nativeSize }: SizeWish): Size {
  const area = nativeSize ** 2;
  if (isExact || width * height >= area * leastPart)
    return { width: roundUp(width), height: roundUp(height) };
  const scale = Math.sqrt(area / (width * height));
  return { width: roundNear(width * scale), height: roundNear(height * scale) };
}

function roundUp(length: number): number {
  return Math.ceil(length / step) * step;
}

function roundNear(length: number): number {
  return Math.max(1, Math.round(length / step)) * step;
}
