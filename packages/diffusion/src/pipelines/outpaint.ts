import { createNoiseGenerator } from "../noise/random-normal.ts";
import type { Pixels } from "./pipeline-request.ts";

/** Deviation of the grain, in 8-bit levels: enough that the denoiser does not take stretched edges for a picture. */
const grain = 24;
/** Numbers of grain, used over and over: a prime, so that rows do not repeat. */
const grains = 65_537;

/**
 * Outpainting starts from a guess: what is fully transparent gets the colour of the nearest pixel that is not, with grain.
 * The mask then has it repainted like any other place. The soft edge of a hole becomes opaque in its own colour: on
 * white, like other pictures, it would be seen as a bright rim to go on from.
 * @returns the picture itself where nothing is transparent, or everything
 */
export function fillTransparent(image: Pixels): Pixels {
  const { width, height, data } = image;
  const nearest = nearestOpaque(image);
  if (!nearest) return image;
  const filled = Uint8Array.from(data);
  // Its own noise: the fill is the same for every picture of a request, and takes nothing from their generators.
  const noise = createNoiseGenerator(width * height).randn(grains);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    filled[pixel * 4 + 3] = 255;
    if ((data[pixel * 4 + 3] ?? 0) > 0) continue;
    for (let channel = 0; channel < 3; channel += 1) {
      const colour = data[(nearest[pixel] ?? 0) * 4 + channel] ?? 0;
      const value = colour + grain * (noise[(pixel * 3 + channel) % grains] ?? 0);
      filled[pixel * 4 + channel] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return { width, height, data: filled };
}

/** The nearest opaque pixel of each, by steps to the four sides; a wave that starts from all opaque ones at once. */
function nearestOpaque({ width, height, data }: Pixels): Int32Array | undefined {
  const area = width * height;
  const nearest = new Int32Array(area).fill(-1);
  const queue = new Int32Array(area);
  let end = 0;
  for (let pixel = 0; pixel < area; pixel += 1)
    if ((data[pixel * 4 + 3] ?? 0) > 0) {
      nearest[pixel] = pixel;
      queue[end++] = pixel;
    }
  if (end === 0 || end === area) return undefined;
  const reach = (from: number, to: number): void => {
    if (nearest[to] !== -1) return;
    nearest[to] = nearest[from] ?? 0;
    queue[end++] = to;
  };
  for (let start = 0; start < end; start += 1) {
    const pixel = queue[start] ?? 0;
    const x = pixel % width;
    if (x > 0) reach(pixel, pixel - 1);
    if (x < width - 1) reach(pixel, pixel + 1);
    if (pixel >= width) reach(pixel, pixel - width);
    if (pixel < area - width) reach(pixel, pixel + width);
  }
  return nearest;
}
