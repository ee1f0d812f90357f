import { cleanText } from "../prompt/tokens.ts";
import { FACES } from "./fonts.ts";
import type { Face } from "./fonts.ts";

export interface FittedText {
  face: Face;
  lines: string[];
  /** Font size in the units of the box. */
  size: number;
  /** Characters no face has, such as emoji; left out. */
  missing: string;
  /** Whether the end did not fit even at the smallest size. */
  cut: boolean;
}

export interface TextBox {
  width: number;
  height: number;
  maxLines: number;
}

/** Line height over font size. */
export const LEADING = 1.12;
const MAX_LETTERS = 160;

function covered(face: Face, text: string): number {
  let count = 0;
  for (const letter of text) if (face.advance(letter.codePointAt(0) ?? 0) !== undefined) count++;
  return count;
}

/** Width of a line at font size 1. Kerning only narrows it. */
export function measure(face: Face, line: string): number {
  let width = 0;
  for (const letter of line) width += face.advance(letter.codePointAt(0) ?? 0) ?? 0;
  return width / 1000;
}

/** Breaks at spaces so that the longest line is as short as `lines` lines allow. */
export function wrap(face: Face, words: readonly string[], lines: number): string[] {
  const total = measure(face, words.join(" "));
  for (let limit = total / lines; ; limit *= 1.06) {
    const wrapped: string[] = [];
    for (const word of words) {
      const last = wrapped.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && measure(face, longer) > limit + 0.001) wrapped.push(word);
      else wrapped.splice(Math.max(0, wrapped.length - 1), 1, longer);
    }
    if (wrapped.length <= lines || limit > total) return wrapped;
  }
}

function sizeFor(face: Face, lines: readonly string[], box: TextBox): number {
  const widest = Math.max(...lines.map((line) => measure(face, line)), 0.01);
  return Math.min(box.width / widest, box.height / (lines.length * LEADING));
}

/** The largest setting of a text in a box, on up to `maxLines` lines; undefined where no letter of it can be drawn. */
export function fitText(text: string, box: TextBox): FittedText | undefined {
  const clean = cleanText(text).normalize("NFC").replace(/\s+/g, " ").trim();
  const face = FACES.reduce(
    (best, other) => (covered(other, clean) > covered(best, clean) ? other : best),
    FACES[0],
  );
  const has = (letter: string): boolean =>
    letter === " " || face.advance(letter.codePointAt(0) ?? 0) !== undefined;
  const letters = Array.from(clean);
  const missing = letters.filter((letter) => !has(letter)).join("");
  const known = letters.filter(has).join("").replace(/ +/g, " ").trim();
  if (known === "") return undefined;
  const cut = known.length > MAX_LETTERS;
  const shown = cut ? `${known.slice(0, MAX_LETTERS - 1).trimEnd()}…` : known;
  const words = shown.split(" ");
  let best: FittedText | undefined;
  for (let lines = 1; lines <= Math.min(box.maxLines, words.length); lines++) {
    const wrapped = wrap(face, words, lines);
    const size = sizeFor(face, wrapped, box);
    if (!best || size > best.size) best = { face, lines: wrapped, size, missing, cut };
  }
  return best;
}
