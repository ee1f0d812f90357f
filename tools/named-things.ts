import { concreteness } from "./common-nouns.ts";

/** Longest noun of several words: "hot air balloon". */
const MAX_WORDS = 3;

/** Forms a word may be the plural of, by WordNet's own rules of detachment for nouns (morphy(7WN)). */
function singulars(word: string): string[] {
  const rules = [
    ["ses", "s"],
    ["xes", "x"],
    ["zes", "z"],
    ["ches", "ch"],
    ["shes", "sh"],
    ["men", "man"],
    ["ies", "y"],
    ["ves", "f"],
    ["ves", "fe"],
    ["s", ""],
  ] as const;
  const detached = rules
    .filter(([ending]) => word.endsWith(ending) && word.length > ending.length + 1)
    .map(([ending, singular]) => word.slice(0, -ending.length) + singular);
  return [word, ...detached];
}

/**
 * Finds the concrete nouns in a caption, the longest that WordNet has at each place, as they are spelt there; each once.
 * No grammar: a noun used as a verb counts as well.
 */
export function thingNamer(): (caption: string) => string[] {
  const isConcrete = concreteness();
  return (caption) => {
    const words = caption.toLowerCase().match(/[a-z]+/g) ?? [];
    const found = new Set<string>();
    for (let at = 0; at < words.length;) {
      let length = Math.min(MAX_WORDS, words.length - at);
      for (; length > 0; length--) {
        const start = words.slice(at, at + length - 1);
        const last = words[at + length - 1] ?? "";
        if (singulars(last).some((form) => isConcrete([...start, form].join(" ")))) break;
      }
      if (length > 0) found.add(words.slice(at, at + length).join(" "));
      at += Math.max(1, length);
    }
    return [...found];
  };
}
