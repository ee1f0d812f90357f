import type { Pixels } from "../request.ts";

function blurLine(
  source: Float64Array,
  target: Float64Array,
  line: { start: number; step: number; count: number; radius: number },
): void {
  const { start, step, count, radius } = line;
  const span = radius * 2 + 1;
  const read = (index: number): number => source[start + Math.max(0, Math.min(count - 1, index)) * step] ?? 0;
  let sum = 0;
  for (let index = -radius; index <= radius; index++) sum += read(index);
  for (let index = 0; index < count; index++) {
    target[start + index * step] = sum / span;
    sum += read(index + radius + 1) - read(index - radius);
  }
}

/** A box blur three times over, which is close to a Gaussian; colours weigh by alpha. */
export function blurPixels(picture: Pixels, radius: number): Pixels {
  const { width, height } = picture;
  const plane: Float64Array = Float64Array.from(picture.data, (value, at) =>
    at % 4 === 3 ? value : (value * (picture.data[at - (at % 4) + 3] ?? 0)) / 255,
  );
  const other: Float64Array = new Float64Array(plane.length);
  for (let pass = 0; pass < 3; pass++) {
    for (let channel = 0; channel < 4; channel++) {
      for (let y = 0; y < height; y++)
        blurLine(plane, other, { start: y * width * 4 + channel, step: 4, count: width, radius });
      for (let x = 0; x < width; x++)
        blurLine(other, plane, { start: x * 4 + channel, step: width * 4, count: height, radius });
    }
  }
  const data = new Uint8Array(plane.length);
  for (let at = 0; at < data.length; at++) {
    const alpha = plane[at - (at % 4) + 3] ?? 0;
    const value = plane[at] ?? 0;
    data[at] = Math.max(
      0,
      Math.min(255, Math.round(at % 4 === 3 || alpha < 0.5 ? value : (value * 255) / alpha)),
    );
  }
  return { width, height, data };
}
