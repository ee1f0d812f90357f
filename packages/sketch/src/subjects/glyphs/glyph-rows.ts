import { GLYPH_NAMES } from "./glyph-names.ts";
import { GLYPH_THINGS } from "./glyph-things.ts";

/** Every line of the lists of glyph art. */
export const GLYPH_ROWS: readonly string[] = [GLYPH_NAMES, GLYPH_THINGS].flatMap((list) =>
  list.trim().split("\n"),
);
