import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GLYPH_ROWS } from "./glyph-rows.ts";

const require = createRequire(import.meta.url);

/** An icon of the set as its file spells it: its name, and its body as a JSON string. */
const ICON = /"([a-z0-9-]+)":\s*\{\s*"body":\s*("(?:[^"\\]|\\.)*")/g;

let bodies: Map<string, string> | undefined;

/** The package is 9 MB of JSON: read when the first glyph is drawn, and only what the lists name is ever parsed and kept. */
function readBodies(): Map<string, string> {
  const listed = new Set(GLYPH_ROWS.map((row) => row.split(" | ")[1] ?? ""));
  const text = readFileSync(require.resolve("@iconify-json/fluent-emoji-flat/icons.json"), "utf8");
  const found = new Map<string, string>();
  for (const [, glyph = "", body = '""'] of text.matchAll(ICON))
    if (listed.has(glyph)) found.set(glyph, JSON.parse(body) as string);
  return found;
}

/** SVG elements of a glyph of Fluent Emoji Flat (MIT) on its grid of 32 by 32; only names in the lists. */
export function glyphArt(glyph: string): string {
  bodies ??= readBodies();
  return bodies.get(glyph) ?? "";
}
