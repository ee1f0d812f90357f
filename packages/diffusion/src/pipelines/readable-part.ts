import type { Tokenizer } from "./diffusion-model.ts";

/** The text as far as its tokens fit into a text encoder, cut between two words where it is too long. */
export function readablePart({ encode }: Pick<Tokenizer, "encode">, text: string): string {
  if (encode(text).truncated === "") return text;
  const ends = Array.from(text.matchAll(/\s+|$/g), ({ index }) => index);
  // More words are never fewer tokens: the last end that fits is found by halving.
  let [fits, tooFar] = [-1, ends.length - 1];
  while (tooFar - fits > 1) {
    const middle = Math.floor((fits + tooFar) / 2);
    if (encode(text.slice(0, ends[middle])).truncated === "") fits = middle;
    else tooFar = middle;
  }
  return text.slice(0, ends[fits] ?? 0);
}
