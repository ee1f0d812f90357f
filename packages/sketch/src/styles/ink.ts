import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { contoursOf } from "../raster/contours.ts";
import { duotone } from "../raster/duotone.ts";
import { createClouds } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { hatch } from "../raster/hatch.ts";
import { createPlane, lightnessOf, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { toneLevels } from "../raster/tone-levels.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const PAPER = [250, 247, 240] as const;
const INK = [24, 24, 32] as const;

/** Which share of the paper hatching covers: more the darker, all of it below `to`, none above `from`. */
function shade(lightness: Plane, from: number, to: number): Plane {
  const tone = createPlane(lightness);
  const reach = Math.max(0.02, from - to);
  for (let at = 0; at < tone.values.length; at++) {
    const here = lightness.values[at] ?? 0;
    tone.values[at] = clamp((from - here) / reach, 0, 1) * 0.42 + clamp((to - here) * 14, 0, 1) * 0.75;
  }
  return tone;
}

/** Contours whose breadth follows the pressure of the hand. */
function pressed(picture: Pixels, seed: number, scale: number): Plane {
  const fine = contoursOf(picture, { width: 1.4 * scale, threshold: 0.1 });
  const broad = contoursOf(picture, { width: 3.6 * scale, threshold: 0.2 });
  const sampling = { cell: 46 * scale, step: Math.max(1, Math.round(4 * scale)) };
  const pressure = grainPlane(picture, createClouds(seed, "ink pressure"), sampling).values;
  for (let at = 0; at < pressure.length; at++) {
    const weight = clamp(0.5 + (pressure[at] ?? 0) * 1.5, 0, 1);
    fine.values[at] = Math.max(
      (fine.values[at] ?? 0) * (0.45 + weight * 0.55),
      (broad.values[at] ?? 0) * weight,
    );
  }
  return fine;
}

/** Pen and ink: living contours, spot blacks, hatching for the half tones and much white paper. */
export const ink: Style = {
  name: "ink",
  words: [
    "ink",
    "ink drawing",
    "pen and ink",
    "line art",
    "lineart",
    "ink sketch",
    "line drawing",
    "engraving",
  ],
  letter: (lettering) => duotone(lettering, { dark: INK, light: PAPER }),
  pass(picture, { seed }) {
    const scale = strokeScale(picture);
    const lightness = blurPlane(lightnessOf(picture), 1.5 * scale, 1);
    const [black = 0, dark = 0, half = 0] = toneLevels(lightness, [0.1, 0.3, 0.58]);
    const spot = Math.min(black, 0.2);
    const lines = pressed(picture, seed, scale).values;
    const spacing = Math.max(2.5, 6.5 * scale);
    const hand = { spacing, wander: spacing * 0.9, seed };
    const first = hatch(shade(lightness, Math.min(half, 0.72), spot), {
      ...hand,
      across: [0.6, 0.8],
      name: "ink one",
    }).values;
    const second = hatch(shade(lightness, Math.min(dark, 0.42), spot), {
      ...hand,
      across: [-0.8, 0.6],
      name: "ink two",
    }).values;
    const data = new Uint8Array(picture.data.length);
    for (let at = 0; at < lines.length; at++) {
      const drawn = Math.max(lines[at] ?? 0, first[at] ?? 0, second[at] ?? 0);
      for (let channel = 0; channel < 3; channel++) {
        const paper = PAPER[channel] ?? 255;
        data[at * 4 + channel] = paper + ((INK[channel] ?? 0) - paper) * drawn + 0.5;
      }
      data[at * 4 + 3] = 255;
    }
    return { ...picture, data };
  },
};
