import { clamp } from "../numbers/arithmetic.ts";
import { createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { inksOf, labelsOf, shapesOf } from "../raster/inks.ts";
import type { Rgb } from "../raster/inks.ts";
import { strokeScale } from "../raster/plane.ts";
import type { Style } from "./style.ts";

/** Six for the picture, and the two of a title. */
const INKS = 8;
const PAPER: Rgb = [246, 238, 220];

function lightness([red, green, blue]: Rgb): number {
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}

/** Colours as a printer would mix them: the lightest is nearly paper, the darkest deep, the others stronger. */
function printed(inks: readonly Rgb[]): Rgb[] {
  const order = [...inks.keys()].toSorted(
    (one, other) => lightness(inks[one] ?? PAPER) - lightness(inks[other] ?? PAPER),
  );
  return inks.map((ink, index) => {
    const rank = order.indexOf(index) / (INKS - 1);
    const grey = lightness(ink);
    const wish = 34 + rank * 186;
    return ink.map((value, channel) => {
      const strong = grey + (value - grey) * 1.45;
      const spread = strong + (wish - grey) * 0.5;
      const toned =
        rank === 1
          ? spread * 0.45 + (PAPER[channel] ?? 255) * 0.55
          : spread * 0.94 + (PAPER[channel] ?? 255) * 0.06;
      return clamp(toned, 8, 250);
    }) as unknown as Rgb;
  });
}

/** A screen print: a few inks in bold shapes, a little out of register, with the grain of the paper. */
export const poster: Style = {
  name: "poster",
  words: [
    "poster style",
    "travel poster",
    "screen print",
    "screenprint",
    "silkscreen",
    "art deco",
    "retro poster",
    "vintage poster",
  ],
  pass(picture, { seed }) {
    const { width, height } = picture;
    const scale = strokeScale(picture);
    const inks = inksOf(picture, INKS, seed);
    const { labels, others, mixed } = shapesOf(labelsOf(picture, inks), {
      width,
      height,
      count: INKS,
      radius: 2.2 * scale,
    });
    const colours = printed(inks);
    const grain = grainPlane(picture, createGrain(seed, "poster grain"), {
      cell: Math.max(1, 1.5 * scale),
      step: 1,
    }).values;
    const slip = Math.round(1.6 * scale);
    const data = new Uint8Array(picture.data.length);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const here = labels[at] ?? 0;
        // The darkest plates slipped: where a shape begins, a thread of paper or of double ink shows.
        const before = labels[y * width + Math.max(0, x - slip)] ?? 0;
        const share = mixed.values[at] ?? 0;
        const thread = before === here ? 0 : 0.3;
        const speck = (grain[at] ?? 0) > 0.9 ? 0.22 : 0;
        for (let channel = 0; channel < 3; channel++) {
          const ink =
            (colours[here]?.[channel] ?? 0) * (1 - share) +
            (colours[others[at] ?? 0]?.[channel] ?? 0) * share;
          const paper = PAPER[channel] ?? 255;
          const worn = ink + (paper - ink) * Math.min(0.6, speck + thread) + (grain[at] ?? 0) * 5;
          data[at * 4 + channel] = clamp(worn, 0, 255) + 0.5;
        }
        data[at * 4 + 3] = 255;
      }
    }
    return { width, height, data };
  },
};
