import type { PixelMask, Pixels } from "../request.ts";

/** The part of the picture an edit may change. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Share of the picture that is masked, 0..1. */
  share: number;
}

/** The box round every pixel the mask lets change; the whole picture without a mask. */
export function regionOf(picture: Pixels, mask?: PixelMask): Region {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height, share: 1 };
  if (!mask) return whole;
  let [left, top, right, bottom, count] = [mask.width, mask.height, -1, -1, 0];
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      if ((mask.data[y * mask.width + x] ?? 0) === 0) continue;
      count++;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (count === 0) return { ...whole, width: 0, height: 0, share: 0 };
  return {
    x: left,
    y: top,
    width: right - left + 1,
    height: bottom - top + 1,
    share: count / (mask.width * mask.height),
  };
}

/**
 * How much of the repainting shows at each masked pixel, 0..255: it grows from the mask's border inwards over `radius`
 * pixels, so that the blend lies inside the mask. City-block chamfer distance, two passes.
 */
export function featherInside(mask: PixelMask, radius: number): Uint8Array {
  const { width, height } = mask;
  const distance = new Uint16Array(width * height);
  const far = 65000;
  for (let at = 0; at < distance.length; at++) distance[at] = (mask.data[at] ?? 0) === 0 ? 0 : far;
  const relax = (at: number, from: number, cost: number): void => {
    const near = (distance[from] ?? far) + cost;
    if (near < (distance[at] ?? 0)) distance[at] = near;
  };
  // The picture's own rim is no border: nothing lies beyond it to blend with.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (x > 0) relax(at, at - 1, 3);
      if (y > 0) relax(at, at - width, 3);
      if (x > 0 && y > 0) relax(at, at - width - 1, 4);
      if (x < width - 1 && y > 0) relax(at, at - width + 1, 4);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const at = y * width + x;
      if (x < width - 1) relax(at, at + 1, 3);
      if (y < height - 1) relax(at, at + width, 3);
      if (x < width - 1 && y < height - 1) relax(at, at + width + 1, 4);
      if (x > 0 && y < height - 1) relax(at, at + width - 1, 4);
    }
  }
  const shown = new Uint8Array(width * height);
  for (let at = 0; at < shown.length; at++)
    shown[at] = Math.min(255, Math.round(((distance[at] ?? 0) * 255) / (3 * Math.max(1, radius))));
  return shown;
}
