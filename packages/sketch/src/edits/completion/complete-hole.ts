import { createRandom } from "../../numbers/random.ts";
import type { PixelMask, Pixels } from "../../request.ts";
import { membraneFill } from "../membrane-fill.ts";
import { regionOf } from "../region.ts";
import { maskWithin, withinRegion } from "../within-region.ts";
import { carryOver } from "./carry-over.ts";
import { HOLE, KNOWN, VOID, shrink } from "./level.ts";
import type { Level } from "./level.ts";
import { solveHole } from "./solve-hole.ts";

/** Long side of what is solved; larger neighbourhoods are solved smaller and their offsets carried up. */
const SOLVED_SIDE = 384;
/** Above this share of the picture completion repeats itself; the fill is smooth instead. */
export const LARGEST_SHARE = 0.4;

export interface CompletionLimits {
  /** Largest share of the picture that is completed; more is filled smoothly. */
  share: number;
  /** Long side of what is solved, in pixels. */
  side: number;
  /** How strongly things keep to the height they are found at, 1 and more. */
  layered: number;
  /** Whether the hole begins with the colours it has instead of a smooth fill. */
  begun: boolean;
}

const USUAL: CompletionLimits = { share: LARGEST_SHARE, side: SOLVED_SIDE, layered: 8, begun: false };

export interface Completion {
  image: Pixels;
  /** Whether the hole was filled smoothly, for want of enough picture to copy from. */
  smooth: boolean;
}

function levelOf(picture: Pixels, mask: PixelMask): Level {
  const state = new Uint8Array(mask.data.length);
  for (let at = 0; at < state.length; at++)
    state[at] = (mask.data[at] ?? 0) > 0 ? HOLE : (picture.data[at * 4 + 3] ?? 0) < 250 ? VOID : KNOWN;
  return { width: picture.width, height: picture.height, colours: picture.data.slice(), state };
}

/**
 * Fills the masked part from the rest of the picture, texture and all (PatchMatch, Barnes et al. 2009; completion,
 * Wexler et al. 2007). A masked pixel becomes opaque. Bounded work whatever the size; the same seed, the same bytes.
 */
export function completeHole(
  picture: Pixels,
  mask: PixelMask,
  { seed, limits = USUAL }: { seed: number; limits?: CompletionLimits },
): Completion {
  const region = regionOf(picture, mask);
  if (region.share === 0) return { image: { ...picture, data: picture.data.slice() }, smooth: false };
  if (region.share > limits.share) return { image: membraneFill(picture, mask), smooth: true };
  const margin = 24 + Math.round(Math.max(region.width, region.height) * 0.7);
  let solved = false;
  const image = withinRegion(picture, { region, margin }, (part, corner) => {
    const whole = levelOf(part, maskWithin(mask, corner, part));
    const factor = Math.ceil(Math.max(part.width, part.height) / limits.side);
    const level = factor > 1 ? shrink(whole, { factor, withHole: limits.begun }) : whole;
    const matches = solveHole(level, { random: createRandom(seed, "completion"), ...limits });
    if (!matches) return part;
    solved = true;
    return carryOver(part, whole, { level, matches, factor });
  });
  return solved ? { image, smooth: false } : { image: membraneFill(picture, mask), smooth: true };
}
