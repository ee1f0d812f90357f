import { readFileSync } from "node:fs";

/** Nouns that are drawn as something nearby: derived from WordNet by `tools/derive-vocabulary.ts`. */
interface Nouns {
  /** What a noun is drawn as, likeliest first: `duck|bird`; a leading `@` names a place. */
  concepts: ReadonlyMap<string, string>;
  /** Words in the longest phrase with this first word. */
  longest: ReadonlyMap<string, number>;
}

const TABLE = new URL("../../words/nouns.txt", import.meta.url);

let loaded: Nouns | undefined;

function wordCount(phrase: string): number {
  let count = 1;
  for (let at = phrase.indexOf(" "); at >= 0; at = phrase.indexOf(" ", at + 1)) count++;
  return count;
}

function load(): Nouns {
  const concepts = new Map<string, string>();
  const longest = new Map<string, number>();
  for (const line of readFileSync(TABLE, "utf8").trimEnd().split("\n")) {
    const colon = line.indexOf(":");
    const drawn = line.slice(0, colon);
    for (const noun of line.slice(colon + 1).split(",")) {
      concepts.set(noun, drawn);
      const count = wordCount(noun);
      if (count === 1) continue;
      const first = noun.slice(0, noun.indexOf(" "));
      longest.set(first, Math.max(longest.get(first) ?? 1, count));
    }
  }
  return { concepts, longest };
}

function nouns(): Nouns {
  loaded ??= load();
  return loaded;
}

/** Words of the longest noun in the table that starts with this word. */
export function longestNounFrom(word: string): number {
  return nouns().longest.get(word) ?? 1;
}

/** What a noun may be drawn as, likeliest first; a leading `@` names a place. Empty for a noun we do not know. */
export function conceptsOf(noun: string): readonly string[] {
  return nouns().concepts.get(noun)?.split("|") ?? [];
}

/** Every noun of the table. */
export function allNouns(): Iterable<string> {
  return nouns().concepts.keys();
}
