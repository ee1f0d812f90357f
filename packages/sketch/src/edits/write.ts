import { COLOUR_NAMES } from "../colour/colour-names.ts";
import { contrast, fromBytes, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { clamp } from "../numbers/arithmetic.ts";
import { LEADING, fitText } from "../lettering/fit-text.ts";
import type { FittedText } from "../lettering/fit-text.ts";
import { escapeXml, readableOn } from "../lettering/letters.ts";
import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels, SketchWarning } from "../request.ts";
import { n } from "../svg/shapes.ts";
import { completeHole } from "./completion/complete-hole.ts";
import { lookOf } from "./look.ts";
import type { Look } from "./look.ts";
import type { EditOperation, EditTarget, Instruction } from "./operation.ts";

/** Words that ask for something the lettering stands on: then that is drawn with it. */
const MOUNTS = ["sign", "signpost", "billboard", "placard", "banner", "ribbon", "poster", "neon"];
/** Share of the box that stays free round the letters. */
const MARGIN = 0.05;
/** Below this the letters get an outline that can be told from both. */
const READABLE = 4.5;
/** A spread of lightness, in steps of a byte, beyond which no one colour can be read everywhere. */
const BUSY = 18;

function byte(value: number): number {
  return Math.round(clamp(value, 0, 255));
}

function colourOf({ mean }: Look): Colour {
  const [light, redGreen, blueYellow] = mean;
  const [red, blue] = [light + redGreen, light + blueYellow];
  const green = (light - 0.3 * red - 0.11 * blue) / 0.59;
  return fromBytes(byte(red), byte(green), byte(blue));
}

function lines(text: FittedText, size: { width: number; height: number }, paint: string): string {
  const step = text.size * LEADING;
  const first = (size.height - step * text.lines.length) / 2 + step * 0.5 + text.size * 0.35;
  return text.lines
    .map(
      (line, index) =>
        `<text x="${n(size.width / 2)}" y="${n(first + step * index)}" font-family="${text.face.family}" font-size="${n(text.size)}" text-anchor="middle" ${paint}>${escapeXml(line)}</text>`,
    )
    .join("");
}

/** The letters alone, as large as the box lets them be, in a colour that can be read on what is there. */
function drawLetters(text: FittedText, size: { width: number; height: number }, inks: Inks): Pixels {
  const { ink, outline } = inks;
  const rim = outline
    ? lines(
        text,
        size,
        `fill="none" stroke="${toHex(outline)}" stroke-width="${n(text.size * 0.14)}" stroke-linejoin="round"`,
      )
    : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">${rim}${lines(text, size, `fill="${toHex(ink)}"`)}</svg>`;
  return rasterize(svg, size);
}

interface Inks {
  ink: Colour;
  outline?: Colour;
}

function chooseInks({ reading }: Instruction, ground: Look): Inks {
  const [word] = reading.colours;
  const below = colourOf(ground);
  const ink = (word === undefined ? undefined : COLOUR_NAMES.get(word)) ?? readableOn(below);
  const plain = contrast(ink, below) >= READABLE && ground.spread[0] < BUSY;
  return plain ? { ink } : { ink, outline: readableOn(ink) };
}

function underLetters({ initImage, mask, request }: EditTarget): Pixels {
  const hollow = mask?.data.some((value, pixel) => value > 0 && (initImage.data[pixel * 4 + 3] ?? 0) < 128);
  if (mask && hollow === true) return completeHole(initImage, mask, request).image;
  return { ...initImage, data: initImage.data.slice() };
}

function told(text: FittedText): { notDrawn: string[]; warnings: SketchWarning[] } {
  const message = "The text to letter was too long and its end was left out.";
  return {
    notDrawn: text.missing === "" ? [] : [`the letters ${[...new Set(text.missing)].slice(0, 12).join("")}`],
    warnings: text.cut ? [{ option: "prompt", message }] : [],
  };
}

/** `write "SALE"`: the words fill the masked box, upright, over what is there. */
export const write: EditOperation = {
  name: "write",
  apply(instruction, target) {
    const { reading, words } = instruction;
    const [letters] = reading.lettering;
    const { mask, region } = target;
    if (!mask || !letters || reading.subjects.length > 0 || reading.places.length > 0) return undefined;
    if (MOUNTS.some((mount) => words.has(mount))) return undefined;
    const { width, height } = region;
    const inset = Math.min(width, height) * MARGIN;
    const room = { width: width - inset * 2, height: height - inset * 2, maxLines: 4 };
    const text = room.width > 0 && room.height > 0 ? fitText(letters.text, room) : undefined;
    if (!text) return undefined;
    const painted = underLetters(target);
    const ground = lookOf(painted, (pixel) => (mask.data[pixel] ?? 0) > 0);
    const drawn = drawLetters(text, { width, height }, chooseInks(instruction, ground));
    compositeOver(painted, drawn, { x: region.x, y: region.y });
    const others = reading.lettering.slice(1).map((other) => `"${other.text}"`);
    const { notDrawn, warnings } = told(text);
    return {
      painted,
      blend: false,
      drew: [`"${text.lines.join(" ")}" in letters that fill the mask`],
      notDrawn: [...reading.notDrawn, ...others, ...notDrawn],
      warnings,
    };
  },
};
