import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);

/** What we need to know of a face to fit and check text before the rasteriser draws it. */
export interface Face {
  family: string;
  file: string;
  /** Advance in thousandths of the font size; undefined where the face has no such glyph. */
  advance(codePoint: number): number | undefined;
}

// TrueType tables, https://learn.microsoft.com/typography/opentype/spec/ : cmap format 4 and hmtx are all we read.
function tableOffsets(font: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let entry = 0; entry < font.getUint16(4); entry++) {
    const at = 12 + entry * 16;
    const tag = String.fromCharCode(
      font.getUint8(at),
      font.getUint8(at + 1),
      font.getUint8(at + 2),
      font.getUint8(at + 3),
    );
    tables.set(tag, font.getUint32(at + 8));
  }
  return tables;
}

function unicodeSubtable(font: DataView, cmap: number): number {
  for (let entry = 0; entry < font.getUint16(cmap + 2); entry++) {
    const offset = cmap + font.getUint32(cmap + 4 + entry * 8 + 4);
    if (font.getUint16(offset) === 4) return offset;
  }
  throw new Error("The font has no cmap of format 4.");
}

function glyphOf(font: DataView, subtable: number, codePoint: number): number {
  const doubled = font.getUint16(subtable + 6);
  for (let at = 0; at < doubled; at += 2) {
    if (font.getUint16(subtable + 14 + at) < codePoint) continue;
    const start = font.getUint16(subtable + 16 + doubled + at);
    if (codePoint < start) return 0;
    const delta = font.getUint16(subtable + 16 + doubled * 2 + at);
    const rangeAt = subtable + 16 + doubled * 3 + at;
    const range = font.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = font.getUint16(rangeAt + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function readFace(family: string, specifier: string): Face {
  const file = require.resolve(specifier);
  const bytes = readFileSync(file);
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tableOffsets(font);
  const subtable = unicodeSubtable(font, tables.get("cmap") ?? 0);
  const unitsPerEm = font.getUint16((tables.get("head") ?? 0) + 18);
  const longMetrics = font.getUint16((tables.get("hhea") ?? 0) + 34);
  const widths = tables.get("hmtx") ?? 0;
  return {
    family,
    file,
    advance(codePoint) {
      const glyph = codePoint > 0xffff ? 0 : glyphOf(font, subtable, codePoint);
      if (glyph === 0) return undefined;
      return (font.getUint16(widths + Math.min(glyph, longMetrics - 1) * 4) * 1000) / unitsPerEm;
    },
  };
}

/** The faces lettering may use, the first that has every letter wins: Latin, then Latin and Cyrillic. */
export const FACES: readonly [Face, ...Face[]] = [
  readFace("Lilita One", "@expo-google-fonts/lilita-one/400Regular/LilitaOne_400Regular.ttf"),
  readFace("Russo One", "@expo-google-fonts/russo-one/400Regular/RussoOne_400Regular.ttf"),
];

export const FONT_FILES: readonly string[] = FACES.map((face) => face.file);
