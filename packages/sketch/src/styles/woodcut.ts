import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { contoursOf } from "../raster/contours.ts";
import { duotone } from "../raster/duotone.ts";
import { createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { hatch } from "../raster/hatch.ts";
import { createPlane, lightnessOf, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { toneLevels } from "../raster/tone-levels.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const PAPER = [240, 229, 203] as const;
const BLACK = [27, 24, 26] as const;
const SECOND = [198, 62, 40] as const;

/** How much of the block is cut away: nothing in the darks, lines in the half tones, all of it in the lights. */
function carved(lightness: Plane): Plane {
  const [dark = 0, light = 1] = toneLevels(lightness, [0.17, 0.84]);
  const reach = Math.max(0.06, light - dark);
  const tone = createPlane(lightness);
  for (let at = 0; at < tone.values.length; at++) {
    const share = clamp(((lightness.values[at] ?? 0) - dark) / reach, 0, 1);
    tone.values[at] = share > 0.97 ? 1.2 : share * 0.86;
  }
  return tone;
}

/** Where the second block prints, 0..1: reds and oranges. */
function warmthOf({ data }: Pixels): Float32Array {
  const warmth = new Float32Array(data.length / 4);
  for (let at = 0, from = 0; at < warmth.length; at++, from += 4) {
    const cooler = Math.max(data[from + 1] ?? 0, data[from + 2] ?? 0);
    warmth[at] = clamp(((data[from] ?? 0) - cooler - 34) / 14, 0, 1);
  }
  return warmth;
}

/** What the second block prints is cut freer, or its colour would drown in black. */
function litByWarmth(lightness: Plane, warmth: Float32Array): Plane {
  for (let at = 0; at < warmth.length; at++)
    lightness.values[at] = (lightness.values[at] ?? 0) + (warmth[at] ?? 0) * 0.2;
  return lightness;
}

/** A woodcut: the black block first, lines carved out of it towards the light, a second block for what is warm. */
export const woodcut: Style = {
  name: "woodcut",
  words: [
    "woodcut",
    "wood engraving",
    "linocut",
    "woodblock",
    "woodblock print",
    "wood block print",
    "block print",
  ],
  letter: (lettering) => duotone(lettering, { dark: BLACK, light: PAPER }),
  pass(picture, { seed, lightFrom }) {
    const scale = strokeScale(picture);
    const warmth = warmthOf(picture);
    const lightness = blurPlane(litByWarmth(lightnessOf(picture), warmth), 1.2 * scale, 1);
    const spacing = Math.max(3, 8.5 * scale);
    const strokes = {
      spacing,
      wander: spacing * 1.3,
      seed,
      name: "woodcut",
      across: [lightFrom * 0.16, 0.987],
    } as const;
    const cut = hatch(carved(lightness), strokes).values;
    const lines = contoursOf(picture, { width: 2.6 * scale, threshold: 0.16 }).values;
    const grain = grainPlane(picture, createGrain(seed, "woodcut grain"), {
      cell: Math.max(1, 2 * scale),
      step: Math.max(1, Math.round(scale)),
    }).values;
    const drawn = new Uint8Array(picture.data.length);
    for (let at = 0; at < cut.length; at++) {
      const warm = warmth[at] ?? 0;
      const worn = (grain[at] ?? 0) > 0.8 ? 0.85 : 1;
      const black = clamp(1 - (cut[at] ?? 0) * (1 - (lines[at] ?? 0)), 0, 1) * worn;
      for (let channel = 0; channel < 3; channel++) {
        const paper = PAPER[channel] ?? 255;
        const ground = paper + ((SECOND[channel] ?? 0) - paper) * warm;
        drawn[at * 4 + channel] = ground + ((BLACK[channel] ?? 0) - ground) * black + 0.5;
      }
      drawn[at * 4 + 3] = 255;
    }
    return { ...picture, data: drawn };
  },
};
