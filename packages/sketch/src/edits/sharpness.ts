import { blurPixels } from "../raster/blur-pixels.ts";
import { resample } from "../raster/resample.ts";
import { fitInto } from "./cut-out.ts";
import type { EditOperation } from "./operation.ts";
import type { Pixels } from "../request.ts";
import { withinRegion } from "./within-region.ts";

function pixelate(picture: Pixels, longSide: number): Pixels {
  const { width, height } = picture;
  const cell = Math.max(2, Math.round(longSide / 64));
  const data = picture.data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sampleX = Math.min(width - 1, Math.floor(x / cell) * cell + (cell >> 1));
      const sampleY = Math.min(height - 1, Math.floor(y / cell) * cell + (cell >> 1));
      const from = (sampleY * width + sampleX) * 4;
      data.set(picture.data.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** A wide blur looks the same when it is made small and enlarged, and takes a fraction of the time. */
function blur(picture: Pixels, radius: number): Pixels {
  const factor = radius >> 2;
  if (factor < 2) return blurPixels(picture, radius);
  const { width, height } = picture;
  const small = fitInto(picture, { width: Math.ceil(width / factor), height: Math.ceil(height / factor) });
  const soft = blurPixels(small, Math.round(radius / factor));
  const [across, down] = [soft.width / width, soft.height / height];
  return resample(soft, picture, (x, y) => [(x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5]);
}

function sharpen(picture: Pixels, longSide: number): Pixels {
  const soft = blurPixels(picture, Math.max(1, Math.round(longSide / 500)));
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at++) {
    if (at % 4 === 3) continue;
    const value = data[at] ?? 0;
    data[at] = Math.max(0, Math.min(255, Math.round(value + (value - (soft.data[at] ?? 0)) * 0.9)));
  }
  return { ...picture, data };
}

const FILTERS: readonly (readonly [
  phrases: RegExp,
  told: string,
  filter: (picture: Pixels, longSide: number) => Pixels,
])[] = [
  [
    /\b(blur|blurs|blurred|blurry|blurrier|soften|softer(?! contrast)|out of focus|defocus)\b/,
    "blurred",
    (picture, longSide) => blur(picture, Math.max(2, Math.round(longSide / 90))),
  ],
  [/\b(sharper|sharpen|sharpened|crisper|in focus|more (detail|sharpness))\b/, "sharper", sharpen],
  [/\b(pixelate|pixelated|pixelise|pixelize|mosaic|censor|censored)\b/, "pixelated", pixelate],
];

/** Exact changes of sharpness: blurred, sharper, pixelated. With or without a mask. */
export const sharpness: EditOperation = {
  name: "sharpness",
  apply({ prompt }, { initImage, region }) {
    const text = prompt.toLowerCase().replace(/[-_]+/g, " ");
    if (/\b(add|put|place|insert|replace|write|draw)\b/.test(text)) return undefined;
    const wanted = FILTERS.filter(([phrases]) => phrases.test(text));
    if (wanted.length === 0) return undefined;
    let painted = initImage;
    const longSide = Math.max(initImage.width, initImage.height);
    const margin = Math.round(longSide / 30);
    for (const [, , filter] of wanted)
      painted = withinRegion(painted, { region, margin }, (part) => filter(part, longSide));
    return { painted, blend: true, drew: wanted.map(([, told]) => told), notDrawn: [], warnings: [] };
  },
};
