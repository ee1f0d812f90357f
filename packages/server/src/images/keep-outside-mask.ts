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
  const target = toWords(data);
  const source = toWords(painted.data);
  // most of a mask is all 0 or all 255, so four of its pixels are looked at at once
  const quads = toWords(mask.data);
  for (let quad = 0; quad * 4 < mask.data.length; quad += 1) {
    const amounts = quads[quad];
    if (amounts === 0) continue;
    const start = quad * 4;
    const end = Math.min(start + 4, mask.data.length);
    for (let pixel = start; pixel < end; pixel += 1) {
      const amount = mask.data[pixel] ?? 0;
      if (amount === 255) target[pixel] = source[pixel] ?? 0;
      else if (amount > 0) blendPixel(data, painted.data, { offset: pixel * 4, amount });
    }
  }
  return { width, height, data };
}

/** Whole 32-bit words of the bytes, one to a pixel or to four mask bytes; copied only if not aligned to words. */
function toWords(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4));
}

function blendPixel(target: Uint8Array, source: Uint8Array, at: { offset: number; amount: number }): void {
  const { offset, amount } = at;
  const keptWeight = (255 - amount) * (target[offset + 3] ?? 0);
  const paintedWeight = amount * (source[offset + 3] ?? 0);
  const weight = keptWeight + paintedWeight; // alpha * 255
  if (weight === 0) return;
  for (let channel = offset; channel < offset + 3; channel += 1) {
    const blended = keptWeight * (target[channel] ?? 0) + paintedWeight * (source[channel] ?? 0);
    target[channel] = blended / weight + 0.5; // a byte array drops what is behind the point
  }
  target[offset + 3] = weight / 255 + 0.5;
}
