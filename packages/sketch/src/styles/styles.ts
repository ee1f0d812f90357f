import type { Scene } from "../scene/scene.ts";
import { blueprint } from "./blueprint.ts";
import { flat } from "./flat.ts";
import { ink } from "./ink.ts";
import { isometric } from "./isometric.ts";
import { lowPoly } from "./low-poly.ts";
import { neon } from "./neon.ts";
import { oil } from "./oil.ts";
import { paperCut } from "./paper-cut.ts";
import { pastel } from "./pastel.ts";
import { pencil } from "./pencil.ts";
import { pixelArt } from "./pixel-art.ts";
import { poster } from "./poster.ts";
import { shanShui } from "./shan-shui.ts";
import { stainedGlass } from "./stained-glass.ts";
import type { Style } from "./style.ts";
import { watercolour } from "./watercolour.ts";
import { woodcut } from "./woodcut.ts";

/** Every way of drawing. A new style is its file and one line here. */
export const STYLES: readonly Style[] = [
  blueprint,
  flat,
  ink,
  isometric,
  lowPoly,
  neon,
  oil,
  paperCut,
  pastel,
  pencil,
  pixelArt,
  poster,
  shanShui,
  stainedGlass,
  watercolour,
  woodcut,
];

export function findStyle(name: string): Style {
  return STYLES.find((style) => style.name === name) ?? flat;
}

/** Which style lays a scene out: its own, unless another was named for that. */
export function composerOf({ style, composition }: Pick<Scene, "style" | "composition">): Style {
  return findStyle(composition ?? style);
}
