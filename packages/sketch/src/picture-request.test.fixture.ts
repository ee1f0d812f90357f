import type { PictureRequest, PixelMask, Pixels } from "./request.ts";

/** A request for tests: a small generation unless told otherwise. */
export function asking(more: Partial<PictureRequest> = {}): PictureRequest {
  return {
    task: "generate",
    prompt: "a red house",
    width: 96,
    height: 96,
    seed: 1,
    background: "auto",
    partialImages: 0,
    referenceImages: [],
    ...more,
  };
}

/** A photograph stand-in: gradients, a block and fine texture. */
export function photograph(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = x > width * 0.55 && x < width * 0.8 && y > height * 0.4 && y < height * 0.9;
      const grain = ((x * 7 + y * 13) % 11) - 5;
      const colour = block
        ? [190 + grain, 70, 50]
        : [90 + (x * 90) / width, 130 + grain, 220 - (y * 160) / height];
      data.set([...colour, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

export function boxMask(
  width: number,
  height: number,
  box: readonly [left: number, top: number, right: number, bottom: number],
): PixelMask {
  const data = new Uint8Array(width * height);
  for (let y = box[1]; y < box[3]; y++) data.fill(255, y * width + box[0], y * width + box[2]);
  return { width, height, data };
}

/** Mean absolute difference of the colour channels, 0..255. */
export function difference(one: Pixels, other: Pixels): number {
  let sum = 0;
  for (let at = 0; at < one.data.length; at++)
    if (at % 4 !== 3) sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
  return sum / (one.width * one.height * 3);
}
