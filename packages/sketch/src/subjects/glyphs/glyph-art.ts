import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GLYPH_ROWS } from "./glyph-rows.ts";

const require = createRequire(import.meta.url);

let bodies: Map<string, string> | undefined;

/** The package is 9 MB of JSON: read when the first glyph is drawn, and only what the list names is kept. */
function readBodies(): Map<string, string> {
  const file = require.resolve("@iconify-json/fluent-emoji-flat/icons.json");
  const set: { icons: Record<string, { body: string }> } = JSON.parse(readFileSync(file, "utf8"));
  const listed = GLYPH_ROWS.map((row) => row.split(" | ")[1] ?? "");
  return new Map(listed.map((glyph) => [glyph, set.icons[glyph]?.body ?? ""]));
}

/** SVG elements of a glyph of Fluent Emoji Flat (MIT) on its grid of 32 by 32; only names in the list. */
export function glyphArt(glyph: string): string {
  bodies ??= readBodies();
  return bodies.get(glyph) ?? "";
}
