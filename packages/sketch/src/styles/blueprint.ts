import { compositeOver } from "../raster/composite-over.ts";
import { duotoneByMass } from "../raster/duotone.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels } from "../request.ts";
import { blueprintSheet } from "./blueprint-sheet.ts";
import type { Style } from "./style.ts";

const PAPER = [24, 62, 116] as const;
const LINE = [232, 242, 252] as const;

/** Weighted lightness differences to the right and below, 0..1. */
function edges({ width, height, data }: Pixels): Float32Array {
  const reach = Math.max(1, Math.round(Math.max(width, height) / 900));
  const found = new Float32Array(width * height);
  const light = (x: number, y: number): number => {
    const at = (Math.min(height - 1, y) * width + Math.min(width - 1, x)) * 4;
    return (data[at] ?? 0) * 0.35 + (data[at + 1] ?? 0) * 0.45 + (data[at + 2] ?? 0) * 0.2;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = light(x, y);
      const step = Math.abs(light(x + reach, y) - here) + Math.abs(light(x, y + reach) - here);
      found[y * width + x] = Math.min(1, Math.max(0, (step - 5) / 26));
    }
  }
  return found;
}

/** White lines on Prussian blue over a faint grid. */
export const blueprint: Style = {
  name: "blueprint",
  words: ["blueprint", "technical drawing", "blueprint style", "schematic"],
  letter: (lettering) => duotoneByMass(lettering, { most: PAPER, rest: LINE }),
  face: (faces) => duotoneByMass(faces, { most: LINE, rest: PAPER }),
  finish: (picture, scene) => compositeOver(picture, rasterize(blueprintSheet(scene), scene)),
  pass(picture) {
    const { width, height, data } = picture;
    const lines = edges(picture);
    const grid = Math.max(8, Math.round(Math.min(width, height) / 26));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const major = x % (grid * 5) === 0 || y % (grid * 5) === 0;
        const ruled = major ? 0.2 : x % grid === 0 || y % grid === 0 ? 0.08 : 0;
        const strength = Math.max(ruled, lines[y * width + x] ?? 0);
        const at = (y * width + x) * 4;
        for (let channel = 0; channel < 3; channel++) {
          const paper = PAPER[channel] ?? 0;
          data[at + channel] = Math.round(paper + ((LINE[channel] ?? 255) - paper) * strength);
        }
      }
    }
    return picture;
  },
};
