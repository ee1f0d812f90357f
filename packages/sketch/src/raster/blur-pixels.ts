import type { Pixels } from "../request.ts";

interface Plane {
  width: number;
  height: number;
  /** Four numbers a pixel. */
  values: Float32Array;
}

/** Mean over 2 * radius + 1 pixels of each row; the rim repeats. */
function blurRows({ width, height, values }: Plane, radius: number): Float32Array {
  const blurred = new Float32Array(values.length);
  const share = 1 / (radius * 2 + 1);
  for (let y = 0; y < height; y++) {
    const start = y * width * 4;
    const last = start + (width - 1) * 4;
    for (let channel = 0; channel < 4; channel++) {
      let sum = (values[start + channel] ?? 0) * (radius + 1);
      for (let x = 1; x <= radius; x++) sum += values[Math.min(start + x * 4, last) + channel] ?? 0;
      for (let x = 0; x < width; x++) {
        blurred[start + x * 4 + channel] = sum * share;
        sum +=
          (values[Math.min(start + (x + radius + 1) * 4, last) + channel] ?? 0) -
          (values[Math.max(start + (x - radius) * 4, start) + channel] ?? 0);
      }
    }
  }
  return blurred;
}

/** The same down the columns, all columns of a row at once. */
function blurColumns({ width, height, values }: Plane, radius: number): Float32Array {
  const blurred = new Float32Array(values.length);
  const stride = width * 4;
  const share = 1 / (radius * 2 + 1);
  const sums = new Float32Array(stride);
  const row = (y: number): number => Math.max(0, Math.min(height - 1, y)) * stride;
  for (let y = -radius; y <= radius; y++)
    for (let at = 0, from = row(y); at < stride; at++) sums[at] = (sums[at] ?? 0) + (values[from + at] ?? 0);
  for (let y = 0; y < height; y++) {
    const [to, entering, leaving] = [y * stride, row(y + radius + 1), row(y - radius)];
    for (let at = 0; at < stride; at++) {
      const sum = sums[at] ?? 0;
      blurred[to + at] = sum * share;
      sums[at] = sum + (values[entering + at] ?? 0) - (values[leaving + at] ?? 0);
    }
  }
  return blurred;
}

/** A box blur twice over, which is close to a Gaussian; colours weigh by alpha. */
export function blurPixels(picture: Pixels, radius: number): Pixels {
  const { width, height, data: source } = picture;
  let values: Float32Array = new Float32Array(source.length);
  for (let at = 0; at < source.length; at += 4) {
    const alpha = source[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++)
      values[at + channel] = ((source[at + channel] ?? 0) * alpha) / 255;
    values[at + 3] = alpha;
  }
  for (let pass = 0; pass < 2; pass++) {
    values = blurRows({ width, height, values }, radius);
    values = blurColumns({ width, height, values }, radius);
  }
  const data = new Uint8Array(source.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = values[at + 3] ?? 0;
    if (alpha < 0.5) continue;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = Math.max(
        0,
        Math.min(255, Math.round(((values[at + channel] ?? 0) * 255) / alpha)),
      );
    data[at + 3] = Math.round(Math.min(255, alpha));
  }
  return { width, height, data };
}
