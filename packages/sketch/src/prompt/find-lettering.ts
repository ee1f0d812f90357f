import type { Lettering } from "../scene/scene.ts";
import { matchPhrase } from "./vocabulary.ts";
import type { Token } from "./tokens.ts";

/** Texts one picture carries; more are named as not drawn. */
export const MAX_LETTERING = 2;
/** Words one lettering takes from a run of capitals. */
const MAX_WORDS = 12;
const JOINING = new Set(["on", "in", "at", "under", "with", "and", "over", "above", "near", "by", "while"]);

function isUpperCase(token: Token | undefined): boolean {
  if (token?.kind !== "word" || token.text.length < 2) return false;
  return token.text === token.text.toUpperCase() && token.text !== token.text.toLowerCase();
}

function wordsFrom(tokens: readonly Token[], start: number): string[] {
  const words: string[] = [];
  for (const token of tokens.slice(start, start + 5)) {
    if (token.kind !== "word") break;
    words.push(token.word);
  }
  return words;
}

/** The mount named within the next few words ("on a small wooden sign"), and where it ends. */
function mountAfter(
  tokens: readonly Token[],
  start: number,
): { mount: Lettering["mount"]; end: number } | undefined {
  const first = tokens[start];
  if (first?.kind !== "word" || !["on", "across", "as", "in"].includes(first.word)) return undefined;
  for (let at = start + 1; at < start + 6; at++) {
    const phrase = matchPhrase(wordsFrom(tokens, at));
    const mount = phrase?.meanings.find((meaning) => meaning.kind === "mount");
    if (phrase && mount) return { mount: mount.mount, end: at + phrase.length };
    if (tokens[at]?.kind !== "word" || phrase?.meanings.some((meaning) => meaning.kind === "subject"))
      return undefined;
  }
  return undefined;
}

function saidText(tokens: readonly Token[], start: number): { text: string; end: number } | undefined {
  const words: string[] = [];
  let at = start;
  const upper = isUpperCase(tokens[start]);
  for (; words.length < 8; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || (upper ? !isUpperCase(token) : JOINING.has(token.word))) break;
    words.push(token.text);
  }
  return words.length > 0 ? { text: words.join(" "), end: at } : undefined;
}

export interface LetteringMatch {
  text: string;
  mount?: Lettering["mount"];
  /** Index after the last token taken. */
  end: number;
}

/** Text to letter that starts at this token: quoted, said ("a sign that says hi"), or HELLO on a sign. */
export function findLettering(
  tokens: readonly Token[],
  start: number,
  allUpperCase: boolean,
): LetteringMatch | undefined {
  const token = tokens[start];
  if (token?.kind === "quote") {
    const mounted = mountAfter(tokens, start + 1);
    return { text: token.text, mount: mounted?.mount, end: mounted?.end ?? start + 1 };
  }
  const phrase = matchPhrase(wordsFrom(tokens, start));
  const says = phrase?.meanings.find((meaning) => meaning.kind === "says");
  if (phrase && says) {
    const next = tokens[start + phrase.length];
    if (!says.strong && !isUpperCase(next)) return undefined;
    const said = saidText(tokens, start + phrase.length);
    if (!said) return undefined;
    const mounted = mountAfter(tokens, said.end);
    return { text: said.text, mount: mounted?.mount, end: mounted?.end ?? said.end };
  }
  if (!isUpperCase(token)) return undefined;
  let end = start;
  while (end < start + MAX_WORDS && isUpperCase(tokens[end])) end++;
  if (allUpperCase) end = start + 1;
  const mounted = mountAfter(tokens, end);
  if (!mounted) return undefined;
  const text = tokens.slice(start, end).map((word) => (word.kind === "word" ? word.text : ""));
  return { text: text.join(" "), mount: mounted.mount, end: mounted.end };
}
