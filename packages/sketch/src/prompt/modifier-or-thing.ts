import type { PhraseMatch } from "./vocabulary.ts";
import { matchPhrase } from "./vocabulary.ts";

/** Nouns that before another noun only say what kind of it: "a baby elephant" is no person. */
const MODIFIERS: ReadonlySet<string> = new Set(["baby", "adult", "male", "female", "toy", "pet", "child"]);

/** Such a word is the thing itself, unless a thing comes right after it. */
export function modifierOrThing(match: PhraseMatch, after: readonly string[]): PhraseMatch {
  if (match.plural || !MODIFIERS.has(match.phrase)) return match;
  const thing = matchPhrase(after)?.meanings[0]?.kind === "subject";
  return thing ? { ...match, meanings: [{ kind: "quiet" }] } : match;
}
