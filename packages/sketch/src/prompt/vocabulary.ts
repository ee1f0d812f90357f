import { COLOUR_NAMES } from "../colour/colour-names.ts";
import { PLACES } from "../places/places.ts";
import { STYLES } from "../styles/styles.ts";
import { SUBJECTS } from "../subjects/subjects.ts";
import type { Meaning } from "./meaning.ts";
import { conceptsOf, longestNounFrom } from "./nouns.ts";
import { singulars } from "./tokens.ts";
import { WORD_ROWS } from "./words.ts";

/** "Watercolour painting" belongs to the style as "watercolour" does. */
function styleIsMissing(phrase: string): boolean {
  return MEANINGS.get(phrase)?.every(({ kind }) => kind === "missing") ?? true;
}

const MEANINGS = new Map<string, readonly Meaning[]>();
for (const [words, ...meanings] of WORD_ROWS)
  for (const word of words.split(", ")) MEANINGS.set(word, meanings);
for (const word of COLOUR_NAMES.keys()) MEANINGS.set(word, [{ kind: "colour", word }]);
for (const { name, words } of STYLES) {
  for (const word of words)
    for (const medium of ["", " style", " painting", " drawing", " illustration", " picture"])
      if (medium === "" || styleIsMissing(word + medium))
        MEANINGS.set(word + medium, [{ kind: "style", name }]);
}
for (const { name, words } of PLACES) for (const word of words) MEANINGS.set(word, [{ kind: "place", name }]);
for (const { name, words } of SUBJECTS)
  for (const word of words) MEANINGS.set(word, [{ kind: "subject", name }]);

/** How many words the longest phrase with this first word has: most lookups end after one. */
const LONGEST_FROM = new Map<string, number>();
for (const phrase of MEANINGS.keys()) {
  const words = phrase.split(" ");
  const [first = ""] = words;
  LONGEST_FROM.set(first, Math.max(LONGEST_FROM.get(first) ?? 1, words.length));
}

export interface PhraseMatch {
  meanings: readonly Meaning[];
  /** Words taken. */
  length: number;
  plural: boolean;
  /** As the vocabulary spells it, in the singular. */
  phrase: string;
}

function spellings(words: readonly string[]): { phrase: string; plural: boolean }[] {
  const last = words.at(-1) ?? "";
  const start = words.slice(0, -1);
  return [
    { phrase: words.join(" "), plural: false },
    ...singulars(last).map((singular) => ({ phrase: [...start, singular].join(" "), plural: true })),
  ];
}

function ownPhrase(words: readonly string[]): PhraseMatch | undefined {
  const longest = LONGEST_FROM.get(words[0] ?? "") ?? 1;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    for (const { phrase, plural } of spellings(words.slice(0, length))) {
      const meanings = MEANINGS.get(phrase);
      if (meanings) return { meanings, length, plural, phrase };
    }
  }
  return undefined;
}

/** The first of a noun's concepts that this engine draws. */
function drawnAs(noun: string): Meaning | undefined {
  for (const concept of conceptsOf(noun)) {
    if (concept.startsWith("@")) return { kind: "place", name: concept.slice(1) };
    const subject = MEANINGS.get(concept)?.find((meaning) => meaning.kind === "subject");
    if (subject) return subject;
  }
  return undefined;
}

function nounPhrase(words: readonly string[], atLeast: number): PhraseMatch | undefined {
  const longest = longestNounFrom(words[0] ?? "");
  for (let length = Math.min(longest, words.length); length >= atLeast; length--) {
    for (const { phrase, plural } of spellings(words.slice(0, length))) {
      const meaning = drawnAs(phrase);
      if (meaning) return { meanings: [meaning], length, plural, phrase };
      // A letter opener is no letter: better named as missing than drawn as its first word.
      if (length > 1 && conceptsOf(phrase).length > 0)
        return { meanings: [{ kind: "missing" }], length, plural, phrase };
    }
  }
  return undefined;
}

/** Whether a longer noun may swallow the phrase: "dog house" is a house, but "red fox" is a fox that is red. */
function isNoun({ meanings }: Pick<PhraseMatch, "meanings">): boolean {
  return meanings.every(({ kind }) => kind === "subject" || kind === "place" || kind === "part");
}

/** "Red apple" and "wooden chair" keep their colour, though a subject is called that as well. */
function partColour(words: readonly string[], own: PhraseMatch | undefined): PhraseMatch | undefined {
  const [subject] = own?.meanings ?? [];
  if (!own || own.length < 2 || subject?.kind !== "subject" || !COLOUR_NAMES.has(words[0] ?? "")) return own;
  const rest = ownPhrase(words.slice(1, own.length));
  const same = rest?.meanings.some((meaning) => meaning.kind === "subject" && meaning.name === subject.name);
  return same === true ? ownPhrase(words.slice(0, 1)) : own;
}

/**
 * The longest known phrase at the start of `words`, plural forms included: our own words first, then the nouns that
 * something of ours stands in for.
 */
export function matchPhrase(words: readonly string[]): PhraseMatch | undefined {
  const own = partColour(words, ownPhrase(words));
  if (own && !isNoun(own)) return own;
  return nounPhrase(words, (own?.length ?? 0) + 1) ?? own;
}

/** The thing a colour word is as well: "a salmon" is a fish. */
export function thingCalled(colour: string): PhraseMatch | undefined {
  const meaning = drawnAs(colour);
  return meaning && { meanings: [meaning], length: 1, plural: false, phrase: colour };
}

/** Whether a noun on its own leads to something that is drawn. */
export function isDrawable(noun: string): boolean {
  const match = matchPhrase(noun.split(" "));
  return match !== undefined && match.length === noun.split(" ").length && isNoun(match);
}

/** Every noun of our own: what subjects, places and parts are called. */
export function knownNouns(): string[] {
  return [...MEANINGS].filter(([, meanings]) => isNoun({ meanings })).map(([word]) => word);
}
