import type { Mask, RgbaImage } from "../engines/engine.ts";

/**
 * Lays `painted` over `initImage` where the mask says so. All three have the same size.
 *
 * A mask of 0 keeps the pixel's four bytes exactly, 255 takes the painted pixel's four bytes exactly. Between, with
 * t = mask / 255: alpha is a = (1 - t) * a0 + t * a1, and each colour is weighted by its own alpha,
 * ((1 - t) * a0 * c0 + t * a1 * c1) / a (straight alpha, rounded to nearest), so a transparent pixel's hidden
 * colour never bleeds in. Both alphas 0 leave the original bytes.
 */
export function keepOutsideMask(initImage: RgbaImage, painted: RgbaImage, mask: Mask): RgbaImage {
  const { width, height } = initImage;
  const data = new Uint8Array(initImage.data);
  const target = new Uint32Array(data.buffer);
  const source = asPixels(painted.data);
  for (let pixel = 0; pixel < target.length; pixel += 1) {
    const amount = mask.data[pixel] ?? 0;
    if (amount === 255) target[pixel] = source[pixel] ?? 0;
    else if (amount > 0) blendPixel(data, painted.data, { offset: pixel * 4, amount });
  }
  return { width, height, data };
}

/** One 32-bit word a pixel; copied only if the bytes are not aligned to words. */
function asPixels(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

function blendPixel(target: Uint8Array, source: Uint8Array, at: { offset: number; amount: number }): void {
  const { offset, amount } = at;
  const keptWeight = (255 - amount) * (target[offset + 3] ?? 0);
  const paintedWeight = amount * (source[offset + 3] ?? 0);
  const weight = keptWeight + paintedWeight; // alpha * 255
  if (weight === 0) return;
  for (let channel = offset; channel < offset + 3; channel += 1) {
    const blended = keptWeight * (target[channel] ?? 0) + paintedWeight * (source[channel] ?? 0);
    target[channel] = Math.round(blended / weight);
  }
  target[offset + 3] = Math.round(weight / 255);
}
