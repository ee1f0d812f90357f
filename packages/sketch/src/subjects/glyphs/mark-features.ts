import { chromaOf, fromHex } from "../../colour/colour.ts";

/** How many numbers each path command takes. */
const ARITY: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
  z: 0,
};

/** Longest side of a feature on the glyph's grid of 32 by 32. */
const LONGEST = 8.5;

function numbersIn(text: string): number[] {
  return (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
}

/** The longest side of the largest of a path's parts, by where its strokes end. */
export function longestPart(data: string): number {
  let [x, y, startX, startY, longest] = [0, 0, 0, 0, 0];
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const [, command = "", rest = ""] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const kind = command.toLowerCase();
    const own = command === kind;
    const numbers = numbersIn(rest);
    const arity = ARITY[kind] ?? 0;
    if (arity === 0) [x, y] = [startX, startY];
    const steps = arity === 0 ? 0 : Math.floor(numbers.length / arity);
    for (let step = 0; step < steps; step++) {
      const at = step * arity;
      const last = numbers[at + arity - 1] ?? 0;
      const before = numbers[at + arity - 2] ?? 0;
      if (kind !== "v") x = (kind === "h" ? last : before) + (own ? x : 0);
      if (kind !== "h") y = last + (own ? y : 0);
      if (kind === "m" && at === 0) [startX, startY, left, top, right, bottom] = [x, y, x, y, x, y];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      longest = Math.max(longest, right - left, bottom - top);
    }
  }
  return longest;
}

function isFeature(tag: string): boolean {
  const hex = /fill="#([\da-f]{6}|[\da-f]{3})"/i.exec(tag)?.[1] ?? "888";
  const data = / d="([^"]*)"/.exec(tag)?.[1];
  if (data === undefined) return false;
  const colour = fromHex(`#${hex.length === 3 ? hex.replaceAll(/./g, "$&$&") : hex}`);
  const dark = colour.l < 0.32 && chromaOf(colour) < 0.06;
  const white = colour.l > 0.97;
  return (dark && longestPart(data) < LONGEST) || (white && longestPart(data) < LONGEST / 2);
}

/** Marks a glyph's small black and white parts as its face: eyes, a mouth and the light in them. */
export function markFeatures(art: string): string {
  return art.replaceAll(/<(?:path|circle|ellipse)\b[^>]*>/g, (tag) =>
    isFeature(tag) ? tag.replace(/^<\w+/, '$& class="face"') : tag,
  );
}
