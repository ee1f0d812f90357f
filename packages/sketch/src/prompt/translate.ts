import { splitScript } from "./split-script.ts";
import type { Token } from "./tokens.ts";
import { inEnglish, plainForm } from "./tongues.ts";
import type { Tongue } from "./tongues.ts";
import { matchPhrase } from "./vocabulary.ts";

type LatinTongue = Extract<Tongue, "es" | "fr" | "de">;
type Word = Extract<Token, { kind: "word" }>;

/** Small words that give a language away. */
const SIGNS: Readonly<Record<LatinTongue | "en", ReadonlySet<string>>> = {
  en: new Set("the of and with in on at under over is are to from by an behind near".split(" ")),
  es: new Set("un una unos unas el la los las del al en con y sobre bajo junto detras sin entre".split(" ")),
  fr: new Set("un une des le la les du dans sur sous avec et au aux devant derriere sans entre".split(" ")),
  de: new Set(
    "ein eine einen einem einer der die das dem im am auf mit und unter neben vor hinter den bei zum zur".split(
      " ",
    ),
  ),
};
const LATIN = ["es", "fr", "de"] as const;
const LONGEST = 4;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The language most of the small words belong to; undefined for English, or when none says. */
function tongueOf(words: readonly Word[]): LatinTongue | undefined {
  const score = (tongue: LatinTongue | "en"): number =>
    words.filter(({ word }) => SIGNS[tongue].has(plainForm(word))).length;
  let best: LatinTongue | undefined;
  let most = score("en");
  for (const tongue of LATIN) {
    const count = score(tongue);
    if (count > most) [best, most] = [tongue, count];
  }
  return best;
}

/** Forms an inflected word may come from, with whether that makes it a plural. */
function stems(word: string, tongue: LatinTongue): [form: string, plural: boolean][] {
  const endings: Readonly<Record<LatinTongue, readonly [ending: string, plural: boolean][]>> = {
    es: [
      ["es", true],
      ["s", true],
    ],
    fr: [
      ["s", true],
      ["x", true],
      ["es", true],
      ["e", false],
    ],
    de: [
      ["en", true],
      ["er", true],
      ["es", false],
      ["em", false],
      ["e", true],
      ["n", true],
      ["s", true],
    ],
  };
  const cut = endings[tongue]
    .filter(([ending]) => word.length > ending.length + 2 && word.endsWith(ending))
    .map(([ending, plural]): [string, boolean] => [word.slice(0, -ending.length), plural]);
  return [[word, false], ...cut];
}

interface Translation {
  words: string[];
  length: number;
  /** Takes the colour or size said after it. */
  noun: boolean;
  adjective: boolean;
}

function isAdjective(english: string): boolean {
  const words = english.split(" ");
  const match = matchPhrase(words);
  return (
    match?.length === words.length && match.meanings.some(({ kind }) => kind === "colour" || kind === "size")
  );
}

function isThing(english: string): boolean {
  const match = matchPhrase(english.split(" "));
  return (
    match?.meanings.some(({ kind }) => kind === "subject" || kind === "place" || kind === "part") ?? true
  );
}

function pluralOf(english: string): string {
  return english.endsWith("s") ? `${english}es` : `${english}s`;
}

function translateAt(words: readonly Word[], tongue: LatinTongue): Translation | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    const phrase = plainForm(
      words
        .slice(0, length)
        .map(({ word }) => word)
        .join(" "),
    );
    for (const [form, plural] of stems(phrase, tongue)) {
      const english = inEnglish(tongue, form);
      if (english === undefined) continue;
      const adjective = isAdjective(english);
      const noun = !adjective && isThing(english);
      const spelt = plural && noun ? pluralOf(english) : english;
      return { words: spelt.split(" "), length, noun, adjective };
    }
  }
  return undefined;
}

function toTokens(words: readonly string[]): Token[] {
  return words.map((word) => ({ kind: "word", text: word, word }));
}

function isWord(token: Token | undefined): token is Word {
  return token?.kind === "word";
}

/** "un zorro rojo" says its colour after the fox; English, and the reader, say it before. */
function translateLatin(tokens: readonly Token[], tongue: LatinTongue): Token[] {
  const english: Token[] = [];
  let nounAt = -1;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    const ahead: Word[] = [];
    for (let next = at; isWord(tokens[next]) && ahead.length < LONGEST; next++)
      ahead.push(tokens[next] as Word);
    const found = translateAt(ahead, tongue);
    if (!found) {
      nounAt = -1;
      if (token) english.push(token);
      at++;
      continue;
    }
    const after = found.adjective && nounAt >= 0 && tongue !== "de";
    if (found.noun) nounAt = english.length;
    else if (!found.adjective) nounAt = -1;
    english.splice(after ? nounAt : english.length, 0, ...toTokens(found.words));
    if (after) nounAt += found.words.length;
    at += found.length;
  }
  return english;
}

/** The language that knows most of the words English does not, if those are most of the prompt. */
function likeliestTongue(words: readonly Word[]): LatinTongue | undefined {
  const foreign = words.filter(({ word }) => !matchPhrase([word]));
  let best: LatinTongue | undefined;
  let most = words.length / 2;
  for (const tongue of LATIN) {
    const count = foreign.filter((word) => translateAt([word], tongue)).length;
    if (count > most) [best, most] = [tongue, count];
  }
  return best;
}

/**
 * The tokens of a prompt in Spanish, French, German, Chinese or Japanese as English ones, as far as the table of words
 * goes; what it does not know stays as it is, to be named as not drawn. English prompts come back unchanged.
 */
export function translate(tokens: readonly Token[]): Token[] {
  const words = tokens.filter(isWord);
  if (words.some(({ word }) => EAST_ASIAN.test(word))) {
    const tongue = words.some(({ word }) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word))
      ? "ja"
      : "zh";
    return tokens.flatMap((token) =>
      isWord(token) && EAST_ASIAN.test(token.word) ? toTokens(splitScript(token.word, tongue)) : [token],
    );
  }
  const english = words.some(({ word }) => SIGNS.en.has(word));
  const tongue = tongueOf(words) ?? (english || words.length > 6 ? undefined : likeliestTongue(words));
  return tongue === undefined ? [...tokens] : translateLatin(tokens, tongue);
}
