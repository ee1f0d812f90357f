import { clamp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { contoursOf } from "../raster/contours.ts";
import { duotone } from "../raster/duotone.ts";
import { createClouds, createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { createPlane, lightnessOf, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { toneLevels } from "../raster/tone-levels.ts";
import { waver } from "../raster/waver.ts";
import type { Pixels } from "../request.ts";
import { arrangeInkLandscape, bankSide, isInkLandscape } from "../ink-landscape/arrange-ink-landscape.ts";
import { drawInkLandscape } from "../ink-landscape/draw-ink-landscape.ts";
import { drawScene } from "../scene/draw-scene.ts";
import type { Scene } from "../scene/scene.ts";
import type { Style } from "./style.ts";

const SILK = [238, 228, 205] as const;
const INK = [34, 34, 40] as const;
const SEAL = [178, 42, 34] as const;

/** Emptiness: bands of mist that take the ink away, most of all above the ground's edge and in the sky. */
function mistOf(picture: Pixels, { seed, horizon }: Scene, scale: number): Plane {
  const drift = createClouds(seed, "mist");
  const sampling = { cell: 210 * scale, step: Math.max(1, Math.round(8 * scale)) };
  const mist = grainPlane(picture, (x, y) => drift(x * 0.55, y * 2.1), sampling);
  const { width, height, values } = mist;
  for (let y = 0, at = 0; y < height; y++) {
    const place = y / height;
    const above = clamp((horizon - place) * 3, 0, 1) * 0.55;
    const shore = clamp(1 - Math.abs(place - horizon - 0.1) * 6, 0, 1) * 0.45;
    for (let x = 0; x < width; x++, at++)
      values[at] = clamp((values[at] ?? 0) * 0.95 + above + shore, 0, 0.93);
  }
  return mist;
}

/** Washes: how much ink each place takes among the others of this picture, pooled below contours. */
function washOf(picture: Pixels, scale: number): Plane {
  const lightness = blurPlane(lightnessOf(picture), 2 * scale, 1);
  const wide = blurPlane(lightness, 16 * scale, 2).values;
  const [dark = 0, light = 1] = toneLevels(lightness, [0.03, 0.72]);
  const wash = createPlane(picture);
  for (let at = 0; at < wash.values.length; at++) {
    const here = lightness.values[at] ?? 0;
    const tone = clamp((light - here) / Math.max(0.08, light - dark), 0, 1);
    const pooled = Math.max(0, (wide[at] ?? 0) - here) * 1.6;
    wash.values[at] = tone * 0.62 + pooled;
  }
  return wash;
}

function greyOf(data: Uint8Array, at: number): number {
  return (data[at * 4] ?? 0) * 0.2126 + (data[at * 4 + 1] ?? 0) * 0.7152 + (data[at * 4 + 2] ?? 0) * 0.0722;
}

/** A drawing in ink as amounts of it: as it stands, pooled at the edges of washes, and as it runs on wet paper. */
function poured(picture: Pixels, scale: number): { wash: Plane; soft: Float32Array } {
  const wash = lightnessOf(picture);
  for (let at = 0; at < wash.values.length; at++) wash.values[at] = 1 - (wash.values[at] ?? 0);
  const soft = blurPlane(wash, 11 * scale, 2).values;
  const near = blurPlane(wash, 3 * scale, 1).values;
  for (let at = 0; at < soft.length; at++) {
    const here = wash.values[at] ?? 0;
    wash.values[at] = here + Math.max(0, here - (near[at] ?? 0)) * 0.5;
  }
  return { wash, soft };
}

/** A red seal in the corner over against the bank: two strokes left white, as carved. */
function seal({ width, height, data }: Pixels, scene: Scene): void {
  const { seed } = scene;
  const side = Math.round(Math.min(width, height) * 0.055);
  if (side < 6) return;
  const random = createRandom(seed, "seal");
  const marks = Array.from({ length: 16 }, () => random.chance(0.55));
  const onLeft = isInkLandscape(scene) ? bankSide(scene) === 1 : scene.lightFrom === 1;
  const left = onLeft ? Math.round(side * 0.8) : width - Math.round(side * 1.8);
  const top = height - Math.round(side * 1.9);
  const cell = side / 6;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / cell) - 1, Math.floor(y / cell) - 1];
      const inside = column >= 0 && column < 4 && row >= 0 && row < 4;
      const carved = inside && marks[row * 4 + column] === true && (x % cell) / cell < 0.62;
      if (!carved) data.set(SEAL, ((top + y) * width + left + x) * 4);
    }
}

/** Mountains and water: ink washes on silk, mist as emptiness, texture strokes in the darks, a red seal. */
export const shanShui: Style = {
  name: "shan-shui",
  words: [
    "shan shui",
    "shanshui",
    "ink wash",
    "ink wash painting",
    "sumi e",
    "sumie",
    "chinese ink painting",
    "chinese painting",
    "brush painting",
  ],
  letter: (lettering) => duotone(lettering, { dark: INK, light: SILK }),
  arrange: arrangeInkLandscape,
  omits: (scene) => (isInkLandscape(scene) ? ["rainbow", "clouds", "stars", "rain", "snow", "storm"] : []),
  compose: (stage) => (isInkLandscape(stage.scene) ? drawInkLandscape(stage) : drawScene(stage)),
  pass(picture, scene) {
    const scale = strokeScale(picture);
    const step = Math.max(1, Math.round(scale));
    const own = isInkLandscape(scene) && scene.style === "shan-shui";
    const wet = waver(picture, createClouds(scene.seed, "ink edge"), scale * 0.6);
    const { wash, soft } = own ? poured(wet, scale) : { wash: washOf(wet, scale), soft: undefined };
    const mist = own ? undefined : mistOf(picture, scene, scale).values;
    const lines = own ? undefined : contoursOf(picture, { width: 2.4 * scale, threshold: 0.24 }).values;
    const flood = grainPlane(picture, createClouds(scene.seed, "ink flood"), {
      cell: 95 * scale,
      step: Math.max(1, Math.round(5 * scale)),
    }).values;
    const fibre = createGrain(scene.seed, "texture strokes");
    // Texture strokes are short, dry and broken; only the ground has them.
    const dry = grainPlane(picture, (x, y) => fibre(x * 0.45 + y * 0.5, y * 1.2 - x * 0.4), {
      cell: 3.6 * scale,
      step,
    }).values;
    const ground = Math.round(picture.height * scene.horizon) * picture.width;
    const data = new Uint8Array(picture.data.length);
    for (let at = 0; at < dry.length; at++) {
      const clear = 1 - (mist?.[at] ?? 0);
      const water = flood[at] ?? 0;
      const run = clamp(water * 1.7 - 0.12, 0, 0.75);
      const here = wash.values[at] ?? 0;
      // Where the paper was wet the ink ran; elsewhere it stands, and is paler where water diluted it.
      const tone = (here + ((soft?.[at] ?? here) - here) * run) * (1 + Math.min(0, water) * 0.5);
      const stroke = !own && at > ground ? clamp((dry[at] ?? 0) * 1.5 - 0.35, 0, 1) * tone * 0.5 : 0;
      const line = (lines?.[at] ?? 0) * (0.5 + (dry[at] ?? 0) * 0.35) * (0.35 + clear * 0.65);
      const broken = own && here > 0.5 ? (dry[at] ?? 0) * 0.16 : 0;
      const share = clamp(Math.max(tone * clear * 0.95 + stroke * clear, line) + broken, 0, 0.95);
      const grey = own ? greyOf(wet.data, at) : 0;
      for (let channel = 0; channel < 3; channel++) {
        const silk = (SILK[channel] ?? 0) + (dry[at] ?? 0) * 1.5;
        // What the prompt names keeps a breath of its colour, as light washes over ink do.
        const tint = own ? ((wet.data[at * 4 + channel] ?? 0) - grey) * 0.34 : 0;
        data[at * 4 + channel] = clamp(silk + ((INK[channel] ?? 0) - silk) * share + tint, 0, 255) + 0.5;
      }
      data[at * 4 + 3] = 255;
    }
    return { ...picture, data };
  },
  finish: seal,
};
