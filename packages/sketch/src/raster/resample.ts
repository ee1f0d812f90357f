import { clamp } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";

/** Reads between four pixels into `out`: three colours times alpha, and alpha. The rim repeats. */
function sampleBetween(picture: Pixels, [x, y]: readonly [x: number, y: number], out: Float64Array): void {
  const { width, height, data } = picture;
  const column = clamp(x, 0, width - 1);
  const row = clamp(y, 0, height - 1);
  const [left, top] = [Math.floor(column), Math.floor(row)];
  out.fill(0);
  for (let corner = 0; corner < 4; corner++) {
    const cx = Math.min(left + (corner & 1), width - 1);
    const cy = Math.min(top + (corner >> 1), height - 1);
    const across = corner & 1 ? column - left : 1 - column + left;
    const down = corner >> 1 ? row - top : 1 - row + top;
    const at = (cy * width + cx) * 4;
    const alpha = (data[at + 3] ?? 0) * across * down;
    for (let channel = 0; channel < 3; channel++)
      out[channel] = (out[channel] ?? 0) + (data[at + channel] ?? 0) * alpha;
    out[3] = (out[3] ?? 0) + alpha;
  }
}

/** A picture of another size whose pixel x, y is read at `place(x, y)` of this one. */
export function resample(
  picture: Pixels,
  size: { width: number; height: number },
  place: (x: number, y: number) => readonly [number, number],
): Pixels {
  const { width, height } = size;
  const data = new Uint8Array(width * height * 4);
  const pixel = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sampleBetween(picture, place(x, y), pixel);
      const alpha = pixel[3] ?? 0;
      const at = (y * width + x) * 4;
      if (alpha <= 0) continue;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.round((pixel[channel] ?? 0) / alpha);
      data[at + 3] = Math.round(alpha);
    }
  }
  return { width, height, data };
}
