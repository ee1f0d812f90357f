import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { contoursOf } from "../raster/contours.ts";
import { duotoneByMass } from "../raster/duotone.ts";
import { createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { createPlane, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const NIGHT = [15, 9, 34] as const;
const PINK = [255, 60, 170] as const;
const CYAN = [40, 220, 255] as const;

/** The glow of the tubes a channel: the contours in the purest form of the colour beside them. */
function tubes(picture: Pixels, lines: Plane): [Plane, Plane, Plane] {
  const glow: [Plane, Plane, Plane] = [createPlane(picture), createPlane(picture), createPlane(picture)];
  const { data, height } = picture;
  for (let at = 0, y = 0; y < height; y++) {
    for (let x = 0; x < picture.width; x++, at++) {
      const line = lines.values[at] ?? 0;
      if (line === 0) continue;
      const red = data[at * 4] ?? 0;
      const green = data[at * 4 + 1] ?? 0;
      const blue = data[at * 4 + 2] ?? 0;
      const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
      const sure = clamp((high - low - 12) / 60, 0, 1);
      const colour = [red, green, blue];
      for (let channel = 0; channel < 3; channel++) {
        const own = (((colour[channel] ?? 0) - low) / (high - low || 1)) * 255;
        const sign = y < height * 0.55 ? (CYAN[channel] ?? 0) : (PINK[channel] ?? 0);
        const plane = glow[channel];
        if (plane) plane.values[at] = line * (own * sure + sign * (1 - sure));
      }
    }
  }
  return glow;
}

/** Bloom: each tube lights the air round it, near strongly and far a little. */
function bloomOf(plane: Plane, scale: number): Float32Array {
  const near = blurPlane(plane, 3.2 * scale, 2).values;
  const far = blurPlane(plane, 17 * scale, 2).values;
  for (let at = 0; at < near.length; at++) near[at] = (near[at] ?? 0) * 1.05 + (far[at] ?? 0) * 1.5;
  return near;
}

const BOARD = [24, 13, 42] as const;
const SHINING = [255, 196, 236] as const;

/** Neon by night: a dark scene drawn in glass tubes, its light hanging in the air and lying on wet ground. */
export const neon: Style = {
  name: "neon",
  words: [
    "neon style",
    "neon night",
    "neon lights",
    "cyberpunk",
    "synthwave",
    "vaporwave",
    "neon glow",
    "neon",
  ],
  // Boards go dark and letters shine; of a face what there is most of shines.
  letter: (lettering) => duotoneByMass(lettering, { most: BOARD, rest: SHINING }),
  face: (faces) => duotoneByMass(faces, { most: SHINING, rest: BOARD }),
  pass(picture, { seed, horizon }) {
    const { width, height, data } = picture;
    const scale = strokeScale(picture);
    const lines = contoursOf(picture, { width: 2 * scale, threshold: 0.2 });
    const glow = tubes(picture, lines);
    const blooms = glow.map((plane) => bloomOf(plane, scale));
    const rough = createGrain(seed, "neon ripple");
    const sampling = { cell: 9 * scale, step: Math.max(1, Math.round(2 * scale)) };
    const ripple = grainPlane(picture, (x, y) => rough(x * 0.12, y * 1.5), sampling).values;
    const shore = Math.round(height * clamp(horizon + 0.14, 0.55, 0.86));
    const drawn = new Uint8Array(data.length);
    for (let y = 0, at = 0; y < height; y++) {
      const deep = y - shore;
      const wet = deep > 0 ? 0.6 * (1 - (deep / (height - shore + 1)) * 0.7) : 0;
      for (let x = 0; x < width; x++, at++) {
        const core = lines.values[at] ?? 0;
        const sway = (ripple[at] ?? 0) * 9 * scale;
        const mirrorY = clamp(Math.round(shore - deep * 1.25), 0, height - 1);
        const mirror = mirrorY * width + clamp(Math.round(x + sway), 0, width - 1);
        for (let channel = 0; channel < 3; channel++) {
          const dark = (NIGHT[channel] ?? 0) + (data[at * 4 + channel] ?? 0) * 0.13;
          const bloom = blooms[channel]?.[at] ?? 0;
          const tube = (glow[channel]?.values[at] ?? 0) * 0.95 + core * core * 70;
          const below = wet > 0 ? (blooms[channel]?.[mirror] ?? 0) * wet : 0;
          drawn[at * 4 + channel] = Math.min(255, dark + bloom + tube + below);
        }
        drawn[at * 4 + 3] = 255;
      }
    }
    return { width, height, data: drawn };
  },
};
