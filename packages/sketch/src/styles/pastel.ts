import { clamp } from "../numbers/arithmetic.ts";
import { flowOf } from "../raster/flow.ts";
import { createClouds, createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { halve } from "../raster/halve.ts";
import { kuwahara } from "../raster/kuwahara.ts";
import { lightnessOf, strokeScale } from "../raster/plane.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

/** Toned paper: a warm grey that shows between the strokes. */
const PAPER = [176, 160, 142] as const;

/** How much chalk sticks to the paper at each pixel, 0..1: streaks of the hand, broken by the paper's tooth. */
function chalk(size: Pixels, seed: number, scale: number): Float32Array {
  const streak = createGrain(seed, "pastel streak");
  const step = Math.max(1, Math.round(scale));
  // Strokes lean one way: the noise is drawn out along the diagonal.
  const slanted = (x: number, y: number): number => streak((x + y) * 0.16, (x - y) * 1.1);
  const laid = grainPlane(size, slanted, { cell: 3.4 * scale, step }).values;
  const tooth = grainPlane(size, createGrain(seed, "pastel tooth"), {
    cell: Math.max(1, 1.9 * scale),
    step: 1,
  }).values;
  const sampling = { cell: 90 * scale, step: Math.max(1, Math.round(6 * scale)) };
  const pressure = grainPlane(size, createClouds(seed, "pastel pressure"), sampling).values;
  for (let at = 0; at < laid.length; at++)
    laid[at] = clamp(
      0.84 + (laid[at] ?? 0) * 0.32 + (tooth[at] ?? 0) * 0.36 + (pressure[at] ?? 0) * 0.3,
      0,
      1,
    );
  return laid;
}

/** Soft pastel: broken colour laid over toned paper, with soft edges and the grain of chalk. */
export const pastel: Style = {
  name: "pastel",
  words: [
    "pastel drawing",
    "pastel painting",
    "soft pastel",
    "oil pastel",
    "chalk drawing",
    "crayon drawing",
  ],
  pass(picture, { seed }) {
    const scale = strokeScale(picture);
    const flow = flowOf(halve(lightnessOf(picture)), 3 * scale);
    const soft = kuwahara(picture, { along: 6 * scale, across: 5 * scale, flow });
    const stuck = chalk(picture, seed, scale);
    const { data } = soft;
    for (let at = 0; at < stuck.length; at++) {
      const share = stuck[at] ?? 1;
      // The second colour of a broken stroke: where chalk lies thick it is lighter and warmer.
      const thick = Math.max(0, share - 0.8) * 90;
      for (let channel = 0; channel < 3; channel++) {
        const own = (data[at * 4 + channel] ?? 0) * 0.92 + 18 + thick * (channel === 2 ? 0.6 : 1);
        const paper = PAPER[channel] ?? 0;
        data[at * 4 + channel] = clamp(paper + (own - paper) * share, 0, 255) + 0.5;
      }
    }
    return soft;
  },
};
