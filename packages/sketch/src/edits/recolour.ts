import { COLOUR_NAMES } from "../colour/colour-names.ts";
import { chromaOf, fromBytes, toBytes } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { clamp } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";
import type { EditOperation, EditTarget, Instruction } from "./operation.ts";

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

/** Hue and chroma of the wish, lightness moved towards it: folds, lights and shadows stay. */
function recoloured(picture: Pixels, wish: Colour, { mask }: EditTarget): Pixels {
  const data = picture.data.slice();
  let [sum, count] = [0, 0];
  const masked = (pixel: number): boolean => !mask || (mask.data[pixel] ?? 0) > 0;
  const stepAt = (at: number): number =>
    Math.round((0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)) * 4);
  for (let at = 0; at < data.length; at += 64)
    if (masked(at / 4)) [sum, count] = [sum + lightnessOf(stepAt(at)), count + 1];
  const shades = shadesOf(wish, (wish.l - (count > 0 ? sum / count : 0.6)) * 0.7);
  for (let at = 0; at < data.length; at += 4) {
    if (!masked(at / 4)) continue;
    const from = stepAt(at) * 3;
    for (let channel = 0; channel < 3; channel++) data[at + channel] = shades[from + channel] ?? 0;
  }
  return { ...picture, data };
}

/** "Make it red": the masked part takes the colour and keeps its shading. */
export const recolour: EditOperation = {
  name: "recolour",
  apply(instruction, target) {
    const word = colourWord(instruction);
    const wish = word === undefined ? undefined : COLOUR_NAMES.get(word);
    if (word === undefined || !wish) return undefined;
    const warnings = target.mask
      ? []
      : [{ option: "mask", message: `Without a mask the whole picture was coloured ${word}.` }];
    return {
      painted: recoloured(target.initImage, wish, target),
      blend: true,
      drew: [`coloured ${word}`],
      notDrawn: [],
      warnings,
    };
  },
};
