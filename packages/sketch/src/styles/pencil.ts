import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { contoursOf } from "../raster/contours.ts";
import { duotone } from "../raster/duotone.ts";
import { createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { hatch } from "../raster/hatch.ts";
import { createPlane, lightnessOf, strokeScale, valueAt } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { toneLevels } from "../raster/tone-levels.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const PAPER = [246, 243, 236] as const;
const GRAPHITE = [52, 52, 58] as const;

/** How dark each place is among the others of the picture: 0 the lightest quarter, 1 the darkest. */
function tones(lightness: Plane): Plane {
  const [dark = 0, light = 1] = toneLevels(lightness, [0.02, 0.8]);
  const reach = Math.max(0.05, light - dark);
  const tone = createPlane(lightness);
  for (let at = 0; at < tone.values.length; at++)
    tone.values[at] = clamp((light - (lightness.values[at] ?? 0)) / reach, 0, 1);
  return tone;
}

/** Every contour drawn twice, the second time not quite in the same place. */
function sketched(picture: Pixels, seed: number, scale: number): Float32Array {
  const lines = contoursOf(picture, { width: 1.5 * scale, threshold: 0.13 });
  const sampling = { cell: 60 * scale, step: Math.max(1, Math.round(4 * scale)) };
  const sway = grainPlane(picture, createGrain(seed, "pencil sway"), sampling).values;
  const twice = createPlane(lines);
  for (let y = 0, at = 0; y < lines.height; y++)
    for (let x = 0; x < lines.width; x++, at++) {
      const off = (sway[at] ?? 0) * 4.5 * scale;
      const again = valueAt(lines, x + off, y - off * 0.7);
      twice.values[at] = Math.min(1, (lines.values[at] ?? 0) * 0.85 + again * 0.5);
    }
  return twice.values;
}

function layers(tone: Plane, seed: number, scale: number): { first: Float32Array; second: Float32Array } {
  const spacing = Math.max(2, 4.2 * scale);
  const hand = { spacing, wander: spacing * 2.4, seed };
  const deep = createPlane(tone);
  for (let at = 0; at < deep.values.length; at++)
    deep.values[at] = clamp((tone.values[at] ?? 0) * 1.7 - 0.75, 0, 0.8);
  const first = hatch(tone, { ...hand, across: [0.6, 0.8], name: "pencil one" });
  const second = hatch(deep, { ...hand, across: [0.96, 0.28], name: "pencil two" });
  return { first: first.values, second: second.values };
}

/** Graphite: soft tone from hatching in two directions over smudged shading, broken by the paper's tooth. */
export const pencil: Style = {
  name: "pencil",
  words: ["in pencil", "pencil drawing", "pencil sketch", "graphite", "charcoal", "charcoal drawing"],
  letter: (lettering) => duotone(lettering, { dark: GRAPHITE, light: PAPER }),
  pass(picture, { seed }) {
    const scale = strokeScale(picture);
    const tone = tones(blurPlane(lightnessOf(picture), 1.2 * scale, 1));
    const smudge = blurPlane(tone, 3 * scale, 1).values;
    const lines = sketched(picture, seed, scale);
    const { first, second } = layers(tone, seed, scale);
    const tooth = grainPlane(picture, createGrain(seed, "pencil tooth"), {
      cell: Math.max(1, 1.6 * scale),
      step: 1,
    }).values;
    const data = new Uint8Array(picture.data.length);
    for (let at = 0; at < lines.length; at++) {
      const depth = smudge[at] ?? 0;
      const rubbed = depth * 0.34 + (first[at] ?? 0) * (0.12 + depth * 0.3) + (second[at] ?? 0) * 0.3;
      const laid =
        rubbed * (0.82 + (tooth[at] ?? 0) * 0.42) + (lines[at] ?? 0) * (0.72 + (tooth[at] ?? 0) * 0.3);
      const graphite = clamp(laid, 0, 0.96);
      for (let channel = 0; channel < 3; channel++) {
        const paper = PAPER[channel] ?? 255;
        data[at * 4 + channel] = paper + ((GRAPHITE[channel] ?? 0) - paper) * graphite + 0.5;
      }
      data[at * 4 + 3] = 255;
    }
    return { ...picture, data };
  },
};
