import type { Tensor } from "../tensors/tensor.ts";
import type { ImageEncoder } from "./diffusion-model.ts";
import type { Pixels } from "./pipeline-request.ts";
import { pictureToTensor } from "./picture-tensor.ts";

/**
 * A picture as CLIP wants it: its shorter side scaled to the encoder's (bicubic, as Pillow does), the middle cut out,
 * colours normalised.
 * @returns `[1, 3, imageSize, imageSize]`
 */
export function pictureForClip(picture: Pixels, encoder: Omit<ImageEncoder, "encode">): Tensor {
  const { imageSize: size, mean, deviation } = encoder;
  const { width, height } = picture;
  const scale = size / Math.min(width, height);
  const across = { from: width, to: Math.floor(width * scale + 1e-9), size };
  const down = { from: height, to: Math.floor(height * scale + 1e-9), size };
  const { data } = pictureToTensor(picture); // [1, 3, height, width]
  const rows = tapsOf(across);
  const columns = tapsOf(down);
  const values = new Float32Array(3 * size * size);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = data.subarray(channel * width * height, (channel + 1) * width * height);
    const levels = plane.map((value) => Math.round((value * 0.5 + 0.5) * 255)); // [height, width]
    const narrow = resampleRows(levels, width, rows); // [height, size]
    const small = transpose(resampleRows(transpose(narrow, size), height, columns), size); // [size, size]
    const [middle, spread] = [mean[channel] ?? 0, deviation[channel] ?? 1];
    for (const [at, level] of small.entries())
      values[channel * size * size + at] = (level / 255 - middle) / spread;
  }
  return { dims: [1, 3, size, size], data: values };
}

interface Taps {
  first: number;
  weights: number[];
}

/** Which pixels make each of the middle `size` of `to` pixels, and how much. */
function tapsOf({ from, to, size }: { from: number; to: number; size: number }): Taps[] {
  const step = from / to;
  const reach = 2 * Math.max(step, 1);
  const left = Math.floor((to - size) / 2);
  return Array.from({ length: size }, (_, index) => {
    const centre = (left + index + 0.5) * step;
    const first = Math.max(0, Math.floor(centre - reach + 0.5));
    const last = Math.min(from, Math.floor(centre + reach + 0.5));
    const raw = Array.from({ length: last - first }, (_, at) =>
      cubic((first + at - centre + 0.5) / Math.max(step, 1)),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

/** Keys' cubic with a = -0.5. */
function cubic(x: number): number {
  const distance = Math.abs(x);
  if (distance < 1) return (1.5 * distance - 2.5) * distance * distance + 1;
  if (distance < 2) return ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
  return 0;
}

/** @returns whole levels of 0 to 255: Pillow rounds after each direction */
function resampleRows(plane: Float32Array, width: number, taps: readonly Taps[]): Float32Array {
  const height = plane.length / width;
  const resampled = new Float32Array(height * taps.length);
  for (let row = 0; row < height; row += 1)
    for (const [column, { first, weights }] of taps.entries()) {
      let sum = 0;
      for (const [at, weight] of weights.entries()) sum += weight * (plane[row * width + first + at] ?? 0);
      resampled[row * taps.length + column] = Math.min(255, Math.max(0, Math.round(sum)));
    }
  return resampled;
}

function transpose(plane: Float32Array, width: number): Float32Array {
  const height = plane.length / width;
  return plane.map((_, at) => plane[(at % height) * width + Math.floor(at / height)] ?? 0);
}
