import type { Pixels } from "../request.ts";

const CELLS = 8;

/** Mean red, green and blue of each cell of an 8 x 8 grid; what is transparent counts as white. */
function colourLayout({ width, height, data }: Pixels): Float64Array {
  const sums = new Float64Array(CELLS * CELLS * 3);
  const counts = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * CELLS) / height) * CELLS + Math.floor((x * CELLS) / width);
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 0) / 255;
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let channel = 0; channel < 3; channel++)
        sums[cell * 3 + channel] =
          (sums[cell * 3 + channel] ?? 0) + (data[at + channel] ?? 0) * alpha + 255 * (1 - alpha);
    }
  }
  return sums.map((sum, at) => sum / (counts[Math.floor(at / 3)] ?? 1));
}

/** How far two pictures' colours and their places are apart, 0..255. */
export function layoutDistance(one: Pixels, other: Pixels): number {
  const [first, second] = [colourLayout(one), colourLayout(other)];
  return first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] ?? 0)), 0) / first.length;
}
