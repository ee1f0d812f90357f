import { COLOUR_NAMES } from "../colour/colour-names.ts";
import type { PhraseMatch } from "./vocabulary.ts";
import { matchPhrase, thingCalled } from "./vocabulary.ts";

/** What stands around a word. */
export interface WordContext {
  before: string | undefined;
  after: readonly string[];
  /** Something was named, and "is" or "in" came after it. */
  colourFollows: boolean;
}

/** After these comes a thing: "a salmon", "drinking coffee". */
const ARTICLES = new Set([
  "a",
  "an",
  "the",
  "one",
  "drinking",
  "eating",
  "drinks",
  "eats",
  "sipping",
  "pouring",
]);

function nounFollows(after: readonly string[]): boolean {
  if (after[0] === "coloured" || after[0] === "colored") return true;
  const next = matchPhrase(after)?.meanings[0]?.kind;
  return next === "subject" || next === "part" || next === "sky" || next === "colour";
}

function isPlace(after: readonly string[]): boolean {
  return matchPhrase(after)?.meanings[0]?.kind === "place";
}

/**
 * Words that are a colour and a thing: a colour before a noun and after "is" ("an orange cat", "the fox is orange"), else
 * the thing ("an orange", "a salmon in a river").
 */
export function colourOrThing(match: PhraseMatch, context: WordContext): PhraseMatch {
  const { before, after, colourFollows } = context;
  const word = match.phrase.replace(/^an? /, "");
  const kind = match.meanings[0]?.kind;
  if (match.plural || !COLOUR_NAMES.has(word)) return match;
  if (kind === "colour") {
    const next = after[0];
    const ends = next === undefined || matchPhrase(after) !== undefined;
    const thing =
      ends && ARTICLES.has(before ?? "") && !nounFollows(after) && !isPlace(after)
        ? thingCalled(word)
        : undefined;
    return thing ?? match;
  }
  if (kind !== "subject" && kind !== "style") return match;
  const colour = nounFollows(after) || (colourFollows && after.length === 0);
  return colour ? { ...match, meanings: [{ kind: "colour", word }] } : match;
}
