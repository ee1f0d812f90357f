import type { Pixels } from "../request.ts";
import { blurPlane } from "./blur-plane.ts";
import type { Flow } from "./flow.ts";
import { channelOf, createPlane, lightnessOf } from "./plane.ts";

interface Brush {
  /** Half the length and half the width of the neighbourhood, in pixels. */
  along: number;
  across: number;
  /** At half the picture's size. */
  flow: Flow;
}

/** Where four of the eight neighbourhoods lie, in parts of the stroke's length and width; the others are opposite. */
const AHEAD = Float32Array.of(1, 0.7, 0, -0.7);
const ASIDE = Float32Array.of(0, 0.7, 1, 0.7);

/** Mean red, green and blue of the box round each pixel times its weight, and the weight: the calmer, the heavier. */
function weighedMeans(picture: Pixels, reach: number): Float32Array {
  const lightness = lightnessOf(picture);
  const squares = createPlane(lightness);
  for (let at = 0; at < squares.values.length; at++) {
    const value = lightness.values[at] ?? 0;
    squares.values[at] = value * value;
  }
  const mean = blurPlane(lightness, reach, 1).values;
  const meanSquare = blurPlane(squares, reach, 1).values;
  const weighed = new Float32Array(mean.length * 4);
  for (let at = 0; at < mean.length; at++) {
    const value = mean[at] ?? 0;
    const rough = 1 + Math.max(0, (meanSquare[at] ?? 0) - value * value) * 900;
    weighed[at * 4 + 3] = 1 / (rough * rough * rough * rough);
  }
  for (let channel = 0; channel < 3; channel++) {
    const { values } = blurPlane(channelOf(picture, channel), reach, 1);
    for (let at = 0; at < values.length; at++)
      weighed[at * 4 + channel] = (values[at] ?? 0) * 255 * (weighed[at * 4 + 3] ?? 0);
  }
  return weighed;
}

function within(place: number, last: number): number {
  return place < 0 ? 0 : place > last ? last : place;
}

/**
 * The generalised Kuwahara filter along the forms (Kyprianidis et al. 2009), its sectors taken from box means:
 * each pixel takes the colour of those of eight neighbourhoods that vary least. Edges stay, texture becomes strokes.
 */
export function kuwahara(picture: Pixels, { along, across, flow }: Brush): Pixels {
  const { width, height } = picture;
  const means = weighedMeans(picture, Math.max(1, Math.round(across * 0.6)));
  const painted = picture.data.slice();
  const [flowXs, flowYs, halfWidth] = [flow.x.values, flow.y.values, flow.x.width];
  const [right, bottom] = [width - 1, height - 1];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const half = (y >> 1) * halfWidth + (x >> 1);
      const flowX = flowXs[half] ?? 1;
      const flowY = flowYs[half] ?? 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      let sum = 0;
      for (let sector = 0; sector < 4; sector++) {
        const ahead = (AHEAD[sector] ?? 0) * along;
        const aside = (ASIDE[sector] ?? 0) * across;
        // Rounded down from a shifted, positive number: much quicker than Math.round, and the same for both signs.
        const stepX = ((flowX * ahead - flowY * aside + 8192.5) | 0) - 8192;
        const stepY = ((flowY * ahead + flowX * aside + 8192.5) | 0) - 8192;
        const one = (within(y + stepY, bottom) * width + within(x + stepX, right)) << 2;
        const other = (within(y - stepY, bottom) * width + within(x - stepX, right)) << 2;
        red += (means[one] ?? 0) + (means[other] ?? 0);
        green += (means[one + 1] ?? 0) + (means[other + 1] ?? 0);
        blue += (means[one + 2] ?? 0) + (means[other + 2] ?? 0);
        sum += (means[one + 3] ?? 0) + (means[other + 3] ?? 0);
      }
      const share = 1 / sum;
      painted[at] = red * share + 0.5;
      painted[at + 1] = green * share + 0.5;
      painted[at + 2] = blue * share + 0.5;
    }
  }
  return { width, height, data: painted };
}
