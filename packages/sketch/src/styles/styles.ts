import { blueprint } from "./blueprint.ts";
import { flat } from "./flat.ts";
import { oil } from "./oil.ts";
import { pixelArt } from "./pixel-art.ts";
import type { Style } from "./style.ts";
import { watercolour } from "./watercolour.ts";

/** Every way of drawing. A new style is its file and one line here. */
export const STYLES: readonly Style[] = [blueprint, flat, oil, pixelArt, watercolour];

export function findStyle(name: string): Style {
  return STYLES.find((style) => style.name === name) ?? flat;
}
