import { contrast, oklch } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";

/** Lettering in two parts: what it stands on, which a style may paint, and the letters, which stay crisp. */
export interface Mounted {
  mount: string;
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as SVG character data. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}

const INK = oklch(0.24, 0.03, 50);
const CREAM = oklch(0.97, 0.02, 90);

const FALLBACKS = [oklch(0, 0, 0), oklch(1, 0, 0)] as const;

/** Ink or cream, whichever reads better on the ground; black or white where neither has a contrast of 4.5 to 1. */
export function readableOn(ground: Colour): Colour {
  const better = (one: Colour, other: Colour): Colour =>
    contrast(one, ground) >= contrast(other, ground) ? one : other;
  const warm = better(INK, CREAM);
  return contrast(warm, ground) >= 4.5 ? warm : better(...FALLBACKS);
}
