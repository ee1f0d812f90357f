import { clamp } from "../numbers/arithmetic.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { flowOf } from "../raster/flow.ts";
import { createClouds, createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { halve } from "../raster/halve.ts";
import { kuwahara } from "../raster/kuwahara.ts";
import { lightnessOf, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { waver } from "../raster/waver.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

const PAPER = [250, 247, 239] as const;

/** Slow noise for floods of pigment. */
function floods(size: Pixels, seed: number, scale: number): { wash: Plane; bloom: Plane } {
  const flood = createClouds(seed, "watercolour flood");
  const step = Math.max(1, Math.round(6 * scale));
  const fineStep = Math.max(1, Math.round(4 * scale));
  return {
    wash: grainPlane(size, flood, { cell: 120 * scale, step }),
    bloom: grainPlane(size, (x, y) => flood(x + 40, y + 90), { cell: 75 * scale, step: fineStep }),
  };
}

/** 0 on the bare rim of the sheet, 1 inside, a little more where the wash dried at its edge. */
function sheet(edge: number): number {
  return clamp((edge - 17) / 3, 0, 1) + Math.max(0, 1 - Math.abs(edge - 21) / 4) * 0.22;
}

/** How much pigment lies at each pixel, as a factor on its density. */
function pigment(picture: Pixels, seed: number, scale: number): Float32Array {
  const lightness = lightnessOf(picture);
  const near = blurPlane(lightness, 2.2 * scale).values;
  const wide = blurPlane(lightness, 9 * scale, 1).values;
  const { wash, bloom } = floods(picture, seed, scale);
  const tooth = createGrain(seed, "watercolour tooth");
  const fine = grainPlane(picture, tooth, {
    cell: Math.max(1, 2.2 * scale),
    step: Math.max(1, Math.round(2 * scale)),
  }).values;
  for (let at = 0; at < near.length; at++) {
    const here = lightness.values[at] ?? 0;
    const mean = near[at] ?? 0;
    const flood = wash.values[at] ?? 0;
    const gathered = Math.max(0, mean - here) * 2.1 + Math.max(0, (wide[at] ?? 0) - here) * 0.75;
    const spared = Math.max(0, here - mean) * (flood > 0.1 ? 5 : 1.5);
    const dried = 1 - Math.min(1, Math.abs(bloom.values[at] ?? 0) * 14);
    const grain = (fine[at] ?? 0) * (0.06 + 0.17 * (1 - here));
    near[at] = Math.max(0, 0.94 + flood * 0.3 + dried * 0.1 + gathered + grain - spared);
  }
  return near;
}

/** Leaves the sheet's rim bare, with a deckled edge to the wash, in place. */
function bareRim({ width, height, data }: Pixels, seed: number): void {
  const scale = strokeScale({ width, height });
  const deckle = createClouds(seed, "watercolour flood");
  const reach = Math.ceil(41 * scale);
  const fine = 1 / (26 * scale);
  for (let y = 0; y < height; y++) {
    const rim = Math.min(y, height - 1 - y);
    for (let x = 0; x < width; x++) {
      const away = Math.min(rim, x, width - 1 - x);
      if (away > reach) {
        x = Math.max(x, width - 2 - reach);
        continue;
      }
      const edge = away / scale + deckle(x * fine, y * fine) * 11;
      if (edge >= 30) continue;
      const share = sheet(edge);
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 4 + channel;
        const paper = PAPER[channel] ?? 255;
        data[at] = clamp(paper + ((data[at] ?? 0) - paper) * share, 0, 255) + 0.5;
      }
    }
  }
}

/** Transparent washes on rough paper: pigment gathers at edges, floods and granulates; lights are the paper. */
export const watercolour: Style = {
  name: "watercolour",
  words: ["watercolour", "watercolor", "watercolour painting", "watercolor painting", "aquarelle", "gouache"],
  pass(picture, { seed }) {
    const scale = strokeScale(picture);
    const wet = waver(picture, createClouds(seed, "watercolour edge"), scale);
    const flow = flowOf(halve(lightnessOf(wet)), 2.5 * scale);
    const washed = kuwahara(wet, { along: 5 * scale, across: 4 * scale, flow });
    const amount = pigment(washed, seed, scale);
    const { data } = washed;
    for (let at = 0; at < amount.length; at++) {
      const density = amount[at] ?? 0;
      // Thinner than the flat colour: a wash lets some of the paper through.
      for (let channel = 0; channel < 3; channel++) {
        const absorbed = (1 - (data[at * 4 + channel] ?? 0) / 262) * 0.86 * density;
        const value = (PAPER[channel] ?? 255) * (1 - absorbed);
        data[at * 4 + channel] = value < 0 ? 0 : value + 0.5;
      }
    }
    return washed;
  },
  finish: (sheetOfPaper, { seed }) => bareRim(sheetOfPaper, seed),
};
