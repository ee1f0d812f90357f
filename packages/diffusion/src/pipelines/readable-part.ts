import type { Tokenizer } from "./diffusion-model.ts";

/**
 * The text as far as its tokens fit into a text encoder, cut between two words where it is too long; where not even the
 * first fits, as in languages that put no spaces, between two characters.
 */
export function readablePart({ encode }: Pick<Tokenizer, "encode">, text: string): string {
  const fits = (part: string) => encode(part).truncated === "";
  if (fits(text)) return text;
  const words = Array.from(text.matchAll(/(?<=\S)(?=\s|$)/g), ({ index }) => index);
  const characters = Array.from(text.matchAll(/./gsu), ({ 0: character, index }) => index + character.length);
  return longestFitting(text, words, fits) || longestFitting(text, characters, fits);
}

/** @param ends rising; more of the text is never fewer tokens, or hardly: the last end that fits is found by halving */
function longestFitting(text: string, ends: readonly number[], fits: (part: string) => boolean): string {
  let [fit, tooFar] = [-1, ends.length];
  while (tooFar - fit > 1) {
    const middle = Math.floor((fit + tooFar) / 2);
    if (fits(text.slice(0, ends[middle]))) fit = middle;
    else tooFar = middle;
  }
  return text.slice(0, ends[fit] ?? 0);
}
