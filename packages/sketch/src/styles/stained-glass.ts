import { clamp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { createClouds } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { inksOf, labelsOf, shapesOf } from "../raster/inks.ts";
import { createPlane, strokeScale } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import type { Pixels } from "../request.ts";
import type { Scene } from "../scene/scene.ts";
import type { Style } from "./style.ts";

const GLASSES = 10;
const RAYS = 26;
const LEAD = [30, 28, 32] as const;

/** An angle without trigonometry: 0 to 4 once round. */
function turnOf(x: number, y: number): number {
  const sum = Math.abs(x) + Math.abs(y) + 1e-9;
  const part = x / sum;
  return y < 0 ? 3 + part : 1 - part;
}

/** Panes as a glazier cuts a ground: rays from one point, crossed by rings that do not meet in line. */
function panesOf({ width, height }: Pixels, { seed, lightFrom }: Scene): Uint16Array {
  const random = createRandom(seed, "stained-glass");
  const centre = {
    x: width * (0.5 + lightFrom * random.between(0.1, 0.25)),
    y: height * random.between(0.2, 0.36),
  };
  const ring = Math.max(3, Math.sqrt(width * height) * 0.135);
  const bends = Array.from({ length: RAYS }, () => random.next());
  const panes = new Uint16Array(width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const [across, down] = [x + 0.5 - centre.x, y + 0.5 - centre.y];
      const distance = Math.sqrt(across * across + down * down);
      const wide = distance < ring * 2.4 ? 0.5 : 1; // near the middle every second ray ends
      const ray = Math.floor((turnOf(across, down) / 4) * RAYS * wide);
      const bend = bends[ray % RAYS] ?? 0;
      panes[at] = (ray + 1) * 64 + Math.floor(distance / ring + bend) + 1;
    }
  return panes;
}

interface Cells {
  /** Which pane each pixel belongs to. */
  cellOf: Uint16Array;
  /** 1 where two panes meet. */
  seams: Plane;
}

/** Forms first, their large flats divided into panes. */
function cellsOf(picture: Pixels, labels: Uint8Array, panes: Uint16Array): Cells {
  const { width, height } = picture;
  const seams = createPlane(picture);
  const cellOf = new Uint16Array(labels.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const right = x < width - 1 ? at + 1 : at;
      const below = y < height - 1 ? at + width : at;
      const form = labels[at] !== labels[right] || labels[at] !== labels[below];
      const cut = panes[at] !== panes[right] || panes[at] !== panes[below];
      seams.values[at] = form ? 1 : cut ? 0.62 : 0;
      cellOf[at] = ((panes[at] ?? 0) * GLASSES + (labels[at] ?? 0)) & 65535;
    }
  return { cellOf, seams };
}

/** Mean colour of each pane, in one row of four numbers a pane. */
function meansOf({ data }: Pixels, cellOf: Uint16Array): Float32Array {
  const sums = new Float32Array(65536 * 4);
  for (let at = 0; at < cellOf.length; at++) {
    const cell = (cellOf[at] ?? 0) * 4;
    for (let channel = 0; channel < 3; channel++)
      sums[cell + channel] = (sums[cell + channel] ?? 0) + (data[at * 4 + channel] ?? 0);
    sums[cell + 3] = (sums[cell + 3] ?? 0) + 1;
  }
  return sums;
}

/** Glass is seen against the day: even a night is painted in glass that the light comes through. */
function daylight({ data }: Pixels): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.6 + (data[at + 2] ?? 0) * 0.1;
  return clamp(128 / ((sum * 4) / data.length + 1), 0.92, 1.75);
}

/** Coloured glass in lead: panes follow the forms, glow from behind and are thicker in places. */
export const stainedGlass: Style = {
  name: "stained-glass",
  words: ["stained glass", "stained glass window", "leaded glass", "church window", "tiffany glass"],
  pass(picture, scene) {
    const { width, height } = picture;
    const scale = strokeScale(picture);
    const inks = inksOf(picture, GLASSES, scene.seed);
    const { labels } = shapesOf(labelsOf(picture, inks), {
      width,
      height,
      count: GLASSES,
      radius: 4.5 * scale,
    });
    const { cellOf, seams } = cellsOf(picture, labels, panesOf(picture, scene));
    const means = meansOf(picture, cellOf);
    const gain = daylight(picture);
    const lead = blurPlane(seams, 1.9 * scale, 2).values;
    const shade = blurPlane(seams, 12 * scale, 2).values;
    const swirl = grainPlane(picture, createClouds(scene.seed, "glass"), {
      cell: 24 * scale,
      step: Math.max(1, Math.round(2 * scale)),
    }).values;
    const drawn = new Uint8Array(picture.data.length);
    for (let at = 0; at < labels.length; at++) {
      const cell = (cellOf[at] ?? 0) * 4;
      const many = means[cell + 3] ?? 1;
      const [red, green, blue] = [
        ((means[cell] ?? 0) / many) * gain,
        ((means[cell + 1] ?? 0) / many) * gain,
        ((means[cell + 2] ?? 0) / many) * gain,
      ];
      const grey = red * 0.3 + green * 0.6 + blue * 0.1;
      const own = ((cellOf[at] ?? 0) * 40503) & 255; // each pane a little lighter or darker than the next
      const glow = 1.3 - Math.min(0.5, (shade[at] ?? 0) * 3.4) + (swirl[at] ?? 0) * 0.17 + (own - 128) / 900;
      const cover = clamp(
        (lead[at] ?? 0) * (6.2 * Math.max(1, scale * 1.9)) - 0.7 + (swirl[at] ?? 0) * 0.3,
        0,
        1,
      );
      const ridge = clamp((lead[at] ?? 0) * 5 * scale - 1.2, 0, 1) * 22;
      for (let channel = 0; channel < 3; channel++) {
        const value = [red, green, blue][channel] ?? 0;
        const glass = (grey + (value - grey) * 1.4) * glow;
        drawn[at * 4 + channel] = clamp(glass + ((LEAD[channel] ?? 0) + ridge - glass) * cover, 0, 255) + 0.5;
      }
      drawn[at * 4 + 3] = 255;
    }
    return { width, height, data: drawn };
  },
};
