import { contrast, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import type { Lettering } from "../scene/scene.ts";
import type { Stage } from "../scene/stage.ts";
import { box, n, path } from "../svg/shapes.ts";
import { escapeXml, readableOn } from "./letters.ts";
import type { Mounted } from "./letters.ts";
import { fitBlock } from "./fit-block.ts";

const PAPER = oklch(0.965, 0.018, 88);

/** The printed sheet's margin, in the stage's units. */
function marginOf({ width, outerHeight }: Pick<Stage, "width" | "outerHeight">): number {
  return Math.min(width, outerHeight) * 0.032;
}

/** How much of a poster's height its title takes: more for a text that stands in several lines. */
export function titleShare(text: string, sheet: { width: number; height: number }): number {
  const block = fitBlock(text, { width: sheet.width * 0.84, height: sheet.height * 0.27 });
  const margin = Math.min(sheet.width, sheet.height) * 0.032;
  return Math.max(0.15, ((block?.height ?? 0) + margin * 3.4) / sheet.height);
}

/** Ground and letters of the title: two inks of the picture, a dark one and a light one. */
function inksOf(stage: Stage): { band: Colour; letters: Colour } {
  const dark = mix(stage.light.shadow, oklch(0.27, 0.09, 265), 0.55);
  const warm = stage.light.darkness > 0.5 ? oklch(0.86, 0.12, 85) : oklch(0.55, 0.17, 32);
  const choice = stage.random("poster title").whole(0, 2);
  const [band, wish] =
    choice === 0
      ? [dark, oklch(0.95, 0.05, 88)]
      : choice === 1
        ? [PAPER, dark]
        : [dark, oklch(0.88, 0.13, 84)];
  const own = choice === 1 ? warm : wish;
  const letters = contrast(own, band) >= 4.5 ? own : wish;
  return { band, letters: contrast(letters, band) >= 4.5 ? letters : readableOn(band) };
}

/** A printed sheet: its margin, the picture, and a block of lettering as wide as the picture below it. */
export function drawPoster(stage: Stage, { text }: Lettering): Mounted {
  const { width, outerHeight: height, height: top } = stage;
  const margin = marginOf(stage);
  const { band, letters } = inksOf(stage);
  const low = height - margin;
  const sheet = `M0 0H${n(width)}V${n(height)}H0ZM${n(margin)} ${n(margin)}V${n(top)}H${n(width - margin)}V${n(margin)}Z`;
  const area = { width: width * 0.84, height: low - top - margin * 1.4 };
  const block = fitBlock(text, area);
  const ground = box([margin, top], [width - margin * 2, low - top], toHex(band));
  const mount = path(sheet, toHex(PAPER), 'fill-rule="evenodd"') + ground;
  if (!block) return { mount, text: "" };
  const start = top + (low - top - block.height) / 2;
  const lines = block.lines.map(
    ({ text: line, size, y }) =>
      `<text x="${n(width / 2)}" y="${n(start + y)}" font-family="${block.face.family}" font-size="${n(size)}" text-anchor="middle" fill="${toHex(letters)}">${escapeXml(line)}</text>`,
  );
  return { mount, text: lines.join("") };
}
