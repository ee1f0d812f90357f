import { COLOUR_NAMES } from "../colour/colour-names.ts";
import { chromaOf, fromBytes, toBytes } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { clamp } from "../numbers/arithmetic.ts";
import type { PixelMask, Pixels } from "../request.ts";
import { objectWithin } from "./object-within.ts";
import type { EditOperation, Instruction } from "./operation.ts";

const VERBS = [
  "make",
  "turn",
  "change",
  "paint",
  "colour",
  "color",
  "recolour",
  "recolor",
  "dye",
  "tint",
  "coloured",
  "colored",
];
const OTHER_VERBS = ["add", "put", "place", "insert", "replace", "draw", "into", "with"];

function colourWord({ reading, words }: Instruction): string | undefined {
  if (!VERBS.some((verb) => words.has(verb)) || OTHER_VERBS.some((verb) => words.has(verb))) return undefined;
  const [named] = reading.colours;
  return named ?? reading.subjects[0]?.colourWords[0] ?? Object.values(reading.partColours)[0];
}

/** Quarter steps of a byte: fine enough that no gradient shows bands. */
const STEPS = 255 * 4;

/** OKLab lightness of a grey of so many quarter steps. */
function lightnessOf(step: number): number {
  const low = Math.floor(step / 4);
  const high = Math.min(255, low + 1);
  const from = fromBytes(low, low, low).l;
  return from + (fromBytes(high, high, high).l - from) * (step / 4 - low);
}

/** The wish at every lightness there is, each moved by `shift`: three bytes a step. */
function shadesOf(wish: Colour, shift: number): Uint8Array {
  const shades = new Uint8Array((STEPS + 1) * 3);
  const chroma = chromaOf(wish);
  for (let step = 0; step <= STEPS; step++) {
    const lightness = clamp(lightnessOf(step) + shift, 0, 1);
    const strength = chroma === 0 ? 0 : clamp(1.25 - Math.abs(lightness - wish.l) * 1.1, 0.25, 1);
    shades.set(toBytes({ l: lightness, a: wish.a * strength, b: wish.b * strength }), step * 3);
  }
  return shades;
}

/** How much of the wish each pixel takes, 0..255; all of it where there is neither mask nor object. */
type Shares = PixelMask | undefined;

/** Mean colour of the part, and whether it has a hue of its own to be changed. */
function mainColour(picture: Pixels, shares: Shares): { mean: Colour; coloured: boolean } {
  const sum = { l: 0, a: 0, b: 0 };
  let [count, weight, strong] = [0, 0, 0];
  const hue = { a: 0, b: 0 };
  for (let at = 0; at < picture.data.length; at += 16) {
    if (shares && (shares.data[at / 4] ?? 0) < 128) continue;
    const colour = fromBytes(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0);
    const chroma = chromaOf(colour);
    sum.l += colour.l;
    hue.a += colour.a * chroma;
    hue.b += colour.b * chroma;
    weight += chroma;
    if (chroma > 0.06) strong++;
    count++;
  }
  if (count === 0) return { mean: { l: 0.6, a: 0, b: 0 }, coloured: false };
  const mean = { l: sum.l / count, a: hue.a / Math.max(weight, 1e-6), b: hue.b / Math.max(weight, 1e-6) };
  return { mean, coloured: strong > count * 0.3 && chromaOf(mean) > 0.05 };
}

/** How far a pixel belongs to the object's own colour: its tyres and windows do not. */
function likeness(colour: Colour, main: Colour): number {
  const [own, chief] = [chromaOf(colour), chromaOf(main)];
  const along = (colour.a * main.a + colour.b * main.b) / Math.max(1e-6, own * chief);
  const hued = clamp((along - 0.2) / 0.4, 0, 1);
  return hued * clamp((own / chief - 0.12) / 0.25, 0, 1);
}

/** Hue and chroma of the wish, lightness moved towards it: folds, lights and shadows stay. */
function recoloured(
  picture: Pixels,
  wish: Colour,
  { shares, object }: { shares: Shares; object: boolean },
): Pixels {
  const data = picture.data.slice();
  const { mean, coloured } = mainColour(picture, shares);
  const shades = shadesOf(wish, (wish.l - mean.l) * 0.7);
  for (let at = 0; at < data.length; at += 4) {
    let share = (shares?.data[at / 4] ?? 255) / 255;
    if (share === 0) continue;
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (object && coloured) share *= likeness(fromBytes(red, green, blue), mean);
    const from = Math.round((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 4) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const before = data[at + channel] ?? 0;
      data[at + channel] = Math.round(before + ((shades[from + channel] ?? 0) - before) * share);
    }
  }
  return { ...picture, data };
}

/** The mask with every touched pixel in full: what it keeps of them is decided afterwards. */
function wholly(mask: PixelMask | undefined): Shares {
  return mask && { ...mask, data: mask.data.map((value) => (value > 0 ? 255 : 0)) };
}

/** "Make it red": what the mask holds takes the colour and keeps its shading; in a box round an object, the object alone. */
export const recolour: EditOperation = {
  name: "recolour",
  apply(instruction, target) {
    const word = colourWord(instruction);
    const wish = word === undefined ? undefined : COLOUR_NAMES.get(word);
    if (word === undefined || !wish) return undefined;
    const warnings = target.mask
      ? []
      : [{ option: "mask", message: `Without a mask the whole picture was coloured ${word}.` }];
    const object = objectWithin(target);
    const painted = recoloured(target.initImage, wish, {
      shares: object ?? wholly(target.mask),
      object: object !== undefined,
    });
    return {
      painted,
      // An object's own edge is soft already.
      blend: object === undefined,
      drew: [`coloured ${word}`],
      notDrawn: [],
      warnings,
    };
  },
};
