import { clamp } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";
import type { EditTarget } from "./operation.ts";

/** Mean and standard deviation of lightness and of two opponent colours, in steps of a byte. */
export interface Look {
  mean: readonly [light: number, redGreen: number, blueYellow: number];
  spread: readonly [light: number, redGreen: number, blueYellow: number];
}

const SAMPLES = 20_000;
const GREY: Look = { mean: [128, 0, 0], spread: [40, 12, 12] };

/** The look of the pixels that count; middle grey where none does. Looks at 20,000 pixels at most. */
export function lookOf({ data }: Pixels, counts: (pixel: number) => boolean = () => true): Look {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  const pixels = data.length / 4;
  // An odd step that is no multiple of a common width: columns are not favoured.
  const step = Math.max(1, Math.floor(pixels / SAMPLES)) | 1;
  let count = 0;
  for (let pixel = 0; pixel < pixels; pixel += step) {
    const at = pixel * 4;
    if ((data[at + 3] ?? 0) < 128 || !counts(pixel)) continue;
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const light = 0.3 * red + 0.59 * green + 0.11 * blue;
    [light, red - light, blue - light].forEach((value, axis) => {
      sums[axis] = (sums[axis] ?? 0) + value;
      squares[axis] = (squares[axis] ?? 0) + value * value;
    });
    count++;
  }
  if (count === 0) return GREY;
  const mean = (axis: number): number => (sums[axis] ?? 0) / count;
  const spread = (axis: number): number =>
    Math.sqrt(Math.max(0, (squares[axis] ?? 0) / count - mean(axis) * mean(axis)));
  return { mean: [mean(0), mean(1), mean(2)], spread: [spread(0), spread(1), spread(2)] };
}

/** The look of what the mask keeps around its region. */
export function lookAround({ initImage, mask, region }: EditTarget): Look {
  const reach = Math.round(Math.max(region.width, region.height) * 0.3) + 2;
  const { width } = initImage;
  return lookOf(initImage, (pixel) => {
    if (mask && (mask.data[pixel] ?? 0) > 0) return false;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return (
      x >= region.x - reach &&
      x < region.x + region.width + reach &&
      y >= region.y - reach &&
      y < region.y + region.height + reach
    );
  });
}

export interface Transfer {
  to: Look;
  /** How far, 0..1: of the lightness, and of the colours. */
  light: number;
  colour: number;
}

/** Moves a picture's colours towards another's look, in place (Reinhard et al., Color transfer between images, 2001). */
export function transferLook(picture: Pixels, { to, light, colour }: Transfer): Pixels {
  const from = lookOf(picture);
  const moves = ([0, 1, 2] as const).map((axis) => {
    const share = axis === 0 ? light : colour;
    const gain = clamp((to.spread[axis] + 4) / (from.spread[axis] + 4), 0.6, 1.6);
    return {
      centre: from.mean[axis],
      gain: 1 + (gain - 1) * share,
      shift: (to.mean[axis] - from.mean[axis]) * share,
    };
  });
  const move = (axis: number, value: number): number => {
    const { centre = 0, gain = 1, shift = 0 } = moves[axis] ?? {};
    return centre + (value - centre) * gain + shift;
  };
  const { data } = picture;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const grey = 0.3 * red + 0.59 * green + 0.11 * blue;
    const lit = clamp(move(0, grey), 0, 255);
    const [warm, cold] = [move(1, red - grey), move(2, blue - grey)];
    // Green follows, so that the lightness is what it was meant to be: 0.3 r + 0.59 g + 0.11 b = lit.
    const fresh = -(0.3 * warm + 0.11 * cold) / 0.59;
    data[at] = Math.round(clamp(lit + warm, 0, 255));
    data[at + 1] = Math.round(clamp(lit + fresh, 0, 255));
    data[at + 2] = Math.round(clamp(lit + cold, 0, 255));
  }
  return picture;
}
