import type { Tokenizer } from "../pipelines/diffusion-model.ts";
import { mergeBytePairs, type BytePairs } from "./byte-pair-encoding.ts";
import { fromByteSymbols, toByteSymbols } from "./byte-symbols.ts";
import { normaliseText, splitWords } from "./split-words.ts";

/** Tokens that CLIP's text encoders take, start and end included. */
const tokensPerText = 77;
const endOfWord = "</w>";

/** What a tokenizer's files say. */
export interface ClipTokenizerFiles extends BytePairs {
  start: number;
  end: number;
  /** Where the pad token is "!", every "!" of a text is one too. */
  pad: number;
  unknown: number;
  /** Tokens looked for in the text before it is split. */
  special: readonly SpecialToken[];
}

export interface SpecialToken {
  content: string;
  id: number;
  /** Whether it is looked for in normalised text (any case) or as it is written. */
  normalised: boolean;
}

interface Encoding {
  files: ClipTokenizerFiles;
  idsOfWords: Map<string, readonly number[]>;
}

/**
 * CLIP's byte-level tokenizer, with the ids of transformers 5's `CLIPTokenizer` padded and truncated to 77.
 * Prompt weights like `(word:1.2)` have no meaning here; their characters are encoded as they stand.
 */
export function createClipTokenizer(files: ClipTokenizerFiles): Tokenizer {
  const encoding: Encoding = { files, idsOfWords: new Map() };
  const tokenOfId = new Map(Array.from(files.vocabulary, ([token, id]) => [id, token]));
  return {
    encode(text) {
      const found = encodeText(text, encoding);
      const kept = found.slice(0, tokensPerText - 2);
      const ids = new Int32Array(tokensPerText).fill(files.pad);
      ids.set([files.start, ...kept, files.end]);
      return { ids, truncated: decodeTokens(found.slice(kept.length).map((id) => tokenOfId.get(id) ?? "")) };
    },
  };
}

function encodeText(text: string, encoding: Encoding): number[] {
  const { special } = encoding.files;
  const written = special.filter((token) => !token.normalised);
  const normalised = special.filter((token) => token.normalised);
  return splitAtSpecial(text, written).flatMap((piece) =>
    typeof piece === "number"
      ? [piece]
      : splitAtSpecial(normaliseText(piece), normalised).flatMap((part) =>
          typeof part === "number" ? [part] : splitWords(part).flatMap((word) => encodeWord(word, encoding)),
        ),
  );
}

/** @returns the text between special tokens, and these as ids; the longest wins where two begin at one place */
function splitAtSpecial(text: string, special: readonly SpecialToken[]): (string | number)[] {
  if (special.length === 0) return [text];
  const idOfContent = new Map(
    special.map(({ content, id, normalised }) => [normalised ? normaliseText(content) : content, id]),
  );
  const longestFirst = [...idOfContent.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${longestFirst.map(escapePattern).join("|")})`, "u");
  return text.split(pattern).map((piece) => idOfContent.get(piece) ?? piece);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);
}

function encodeWord(word: string, { files, idsOfWords }: Encoding): readonly number[] {
  const known = idsOfWords.get(word);
  if (known) return known;
  const symbols = toByteSymbols(word);
  symbols.push(`${symbols.pop() ?? ""}${endOfWord}`);
  const ids = mergeBytePairs(symbols, files.ranks).map(
    (token) => files.vocabulary.get(token) ?? files.unknown,
  );
  if (idsOfWords.size < 10_000) idsOfWords.set(word, ids);
  return ids;
}

/** @returns the text of tokens, a space after each word, as near to what was written as tokens allow */
function decodeTokens(tokens: readonly string[]): string {
  return tokens
    .join("")
    .split(endOfWord)
    .map((word) => fromByteSymbols(word))
    .join(" ")
    .trim();
}
