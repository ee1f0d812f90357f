import { flat } from "./flat.ts";
import type { Style } from "./style.ts";

/** Every way of drawing. A new style is its file and one line here. */
export const STYLES: readonly [Style, ...Style[]] = [flat];

export function findStyle(name: string): Style {
  return STYLES.find((style) => style.name === name) ?? flat;
}
