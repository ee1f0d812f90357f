import type { Reader } from "./reader.ts";

/** What a building is drawn with anyway. */
const PARTS: ReadonlySet<string> = new Set(["door", "window"]);
const BUILT: ReadonlySet<string> = new Set(["house", "castle", "shop", "church", "bus", "car", "skyscraper"]);

/** Where the thing named is what another is made of, or a part that other is drawn with: told, where that is not shown. */
export function isOnlySaid(reader: Reader, name: string, phrase: string): boolean {
  const { pending, reading, relation, lastNamed } = reader;
  const part = relation?.kind === "has" && PARTS.has(name) && BUILT.has(lastNamed?.name ?? "");
  if (reader.isMadeOf === true) reading.notDrawn.push(`made of ${phrase}`);
  else if (part && pending.colourWords.length > 0)
    reading.notDrawn.push([...pending.colourWords, phrase].join(" "));
  else if (!part) return false;
  reader.pending = { size: 1, colourWords: [] };
  reader.isMadeOf = false;
  return true;
}
