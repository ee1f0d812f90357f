import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CONCEPTS, FILES, LEFT_OUT, OVERRIDES } from "./noun-concepts.ts";
import { readWordNet } from "./wordnet.ts";
import type { WordNet } from "./wordnet.ts";

/** Longest phrase worth keeping, in words, and the shortest word. */
const MAX_WORDS = 4;
const MIN_LETTERS = 3;
/** Where a sense is a dish or a timber first, the animal or the tree is what a picture shows. */
const LIVING: Readonly<Record<number, number>> = {
  [FILES.food]: FILES.animal,
  [FILES.substance]: FILES.plant,
};

const CONCRETE = new Set<number>(Object.values(FILES));

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function senseIn(wordNet: WordNet, word: string, file: number): string | undefined {
  return wordNet.nouns.get(word)?.find((offset) => wordNet.senses.get(offset)?.file === file);
}

/** Names of emoji that WordNet knows in one sense only, which leaves no doubt what the noun means. */
function emojiAnchors(wordNet: WordNet): Map<string, string> {
  const path = fileURLToPath(import.meta.resolve("emojilib"));
  const emoji: Record<string, string[]> = JSON.parse(readFileSync(path, "utf8"));
  const drawable = new Set<number>([FILES.animal, FILES.artifact, FILES.food, FILES.plant]);
  const anchors = new Map<string, string>();
  for (const [name = ""] of Object.values(emoji)) {
    const word = name.replaceAll("_", " ");
    const [offset, ...others] = wordNet.nouns.get(word) ?? [];
    const file = wordNet.senses.get(offset ?? "")?.file;
    if (offset !== undefined && others.length === 0 && file !== undefined && drawable.has(file))
      anchors.set(offset, word);
  }
  return anchors;
}

/** Sense offset to the concept it is drawn as; an empty concept ends the climb. */
function anchorsOf(wordNet: WordNet): Map<string, string> {
  const anchors = emojiAnchors(wordNet);
  for (const [category, file] of Object.entries(FILES)) {
    for (const entry of listOf(CONCEPTS[category as keyof typeof FILES])) {
      const [name = "", words = name] = entry.split("=");
      const concept = entry.endsWith(" -") || name === "-" ? "" : name.replaceAll("_", " ");
      for (const word of words.replace(" -", "").replace(/^@/, "").split(" ")) {
        const offset = senseIn(wordNet, word.replaceAll("_", " "), file);
        if (offset === undefined) throw new Error(`WordNet has no ${category} sense of "${word}"`);
        anchors.set(offset, concept);
      }
    }
  }
  return anchors;
}

/** Concepts from the nearest up: what to draw, and what stands in when that cannot be drawn. */
function conceptsAbove(wordNet: WordNet, anchors: ReadonlyMap<string, string>, from: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  let level = [from];
  while (level.length > 0) {
    const next: string[] = [];
    for (const offset of level) {
      if (seen.has(offset)) continue;
      seen.add(offset);
      const concept = anchors.get(offset);
      if (concept === "") return found;
      if (concept !== undefined && !found.includes(concept)) found.push(concept);
      next.push(...(wordNet.senses.get(offset)?.kindsOf ?? []));
    }
    level = next;
  }
  return found;
}

function chosenSense(wordNet: WordNet, offsets: readonly string[]): string | undefined {
  const [first] = offsets;
  const living = LIVING[wordNet.senses.get(first ?? "")?.file ?? 0];
  const alive = offsets.find((offset) => wordNet.senses.get(offset)?.file === living);
  return living === undefined ? first : (alive ?? first);
}

function isPlainNoun(wordNet: WordNet, word: string): boolean {
  const use = wordNet.uses.get(word) ?? { noun: 0, other: 0, adjective: false };
  if (!/^[a-z]+(?:[ '][a-z]+)*$/.test(word) || word.length < MIN_LETTERS) return false;
  if (word.split(" ").length > MAX_WORDS) return false;
  return use.other <= use.noun && !(use.adjective && use.noun === 0);
}

/** "Scanner" is a person first and a machine as well, with nothing to say which: better left alone. */
function isAmbiguous(wordNet: WordNet, offsets: readonly string[], word: string): boolean {
  const files = offsets.map((offset) => wordNet.senses.get(offset)?.file ?? 0);
  const concrete = new Set(files.filter((file) => CONCRETE.has(file)));
  return (wordNet.uses.get(word)?.noun ?? 0) === 0 && files[0] === FILES.person && concrete.size > 1;
}

/** WordNet spells names with capitals in its senses: Homer is nobody a sketch can show. */
function isSpeltLower(wordNet: WordNet, word: string, offset: string): boolean {
  return wordNet.senses.get(offset)?.words.includes(word.replaceAll(" ", "_")) === true;
}

function isRude(wordNet: WordNet, offsets: readonly string[]): boolean {
  return offsets.some((offset) => wordNet.senses.get(offset)?.rude === true);
}

/** Every noun with the concepts it is drawn as, likeliest first. */
export function deriveNouns(): Map<string, string> {
  const wordNet = readWordNet();
  const anchors = anchorsOf(wordNet);
  const leftOut = new Set(listOf(LEFT_OUT));
  const nouns = new Map<string, string>();
  for (const [word, offsets] of wordNet.nouns) {
    const sense = chosenSense(wordNet, offsets);
    if (sense === undefined || leftOut.has(word) || !isPlainNoun(wordNet, word)) continue;
    if (isAmbiguous(wordNet, offsets, word)) continue;
    if (!isSpeltLower(wordNet, word, sense) || isRude(wordNet, offsets)) continue;
    const concepts = conceptsAbove(wordNet, anchors, sense).filter((concept) => concept !== word);
    if (concepts.length > 0) nouns.set(word, concepts.join("|"));
  }
  for (const line of OVERRIDES.trim().split("\n")) {
    const [concept = "", words = ""] = line.split(": ");
    for (const word of listOf(words)) nouns.set(word, concept);
  }
  return nouns;
}

/** The table's text: one line for each way of drawing, `dog: beagle,boxer …`, sorted by code unit. */
export function nounTable(nouns: ReadonlyMap<string, string>): string {
  const rows = new Map<string, string[]>();
  for (const [noun, concepts] of nouns) rows.set(concepts, [...(rows.get(concepts) ?? []), noun]);
  const lines = [...rows].map(([concepts, words]) => `${concepts}:${words.toSorted().join(",")}`);
  return `${lines.toSorted().join("\n")}\n`;
}
