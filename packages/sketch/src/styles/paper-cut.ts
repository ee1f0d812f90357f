import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { createClouds } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { inksOf, labelsOf, shapesOf } from "../raster/inks.ts";
import type { Shapes } from "../raster/inks.ts";
import { createPlane, strokeScale, valueAt } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const SHEETS = 9;

/** How high each sheet lies: what covers much is at the back, small pieces lie on top. 0 to 8. */
function depths({ labels }: Shapes): number[] {
  const areas = Array.from({ length: SHEETS }, () => 0);
  for (const label of labels) areas[label] = (areas[label] ?? 0) + 1;
  const order = [...areas.keys()].toSorted((one, other) => (areas[other] ?? 0) - (areas[one] ?? 0));
  return areas.map((_, label) => order.indexOf(label));
}

function heights(shapes: Shapes, size: Pixels): Plane {
  const depth = depths(shapes);
  const plane = createPlane(size);
  for (let at = 0; at < plane.values.length; at++) {
    const share = shapes.mixed.values[at] ?? 0;
    plane.values[at] =
      (depth[shapes.labels[at] ?? 0] ?? 0) * (1 - share) + (depth[shapes.others[at] ?? 0] ?? 0) * share;
  }
  return plane;
}

/** Layers of coloured paper: shadows grow with the height of the sheet above, cut edges catch the light. */
export const paperCut: Style = {
  name: "paper-cut",
  words: [
    "paper cut",
    "papercut",
    "paper art",
    "cut paper",
    "paper craft",
    "papercraft",
    "collage",
    "layered paper",
  ],
  pass(picture, { seed, lightFrom }) {
    const { width, height } = picture;
    const scale = strokeScale(picture);
    const inks = inksOf(picture, SHEETS, seed);
    const shapes = shapesOf(labelsOf(picture, inks), { width, height, count: SHEETS, radius: 2 * scale });
    const level = heights(shapes, picture);
    const tight = blurPlane(level, 2.2 * scale, 1);
    const long = blurPlane(level, 8 * scale, 2);
    const fibre = grainPlane(picture, createClouds(seed, "paper fibre"), {
      cell: Math.max(1.5, 5 * scale),
      step: Math.max(1, Math.round(scale)),
    }).values;
    const edge = Math.max(1, Math.round(1.3 * scale));
    const data = new Uint8Array(picture.data.length);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const here = level.values[at] ?? 0;
        const near = valueAt(tight, x + lightFrom * 3 * scale, y - 3.5 * scale) - here;
        const far = valueAt(long, x + lightFrom * 8 * scale, y - 10 * scale) - here;
        const shadow = clamp(Math.max(0, near) * 0.13 + Math.max(0, far) * 0.13, 0, 0.58);
        const cut = clamp(here - valueAt(level, x + lightFrom * edge, y - edge), 0, 1.6) * 24;
        const texture = 1 + (fibre[at] ?? 0) * 0.035;
        const share = shapes.mixed.values[at] ?? 0;
        const [one, other] = [inks[shapes.labels[at] ?? 0], inks[shapes.others[at] ?? 0]];
        for (let channel = 0; channel < 3; channel++) {
          const paper = (one?.[channel] ?? 0) * (1 - share) + (other?.[channel] ?? 0) * share;
          const shaded = (paper * 0.94 + 14) * texture * (1 - shadow * (channel === 2 ? 0.82 : 1)) + cut;
          data[at * 4 + channel] = clamp(shaded, 0, 255) + 0.5;
        }
        data[at * 4 + 3] = 255;
      }
    }
    return { width, height, data };
  },
};
