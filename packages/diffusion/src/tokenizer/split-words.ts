// The two splits of CLIP's fast tokenizer (transformers models/clip/tokenization_clip.py): CLIP's own, and inside its
// pieces GPT-2's, which cuts only spelled-out special tokens further. White space between pieces is gone.
const clipPieces =
  /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}]+/gu;
const gptPieces = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}+|[^\p{White_Space}\p{L}\p{N}]+/gu;

/** Composes characters (NFC), makes white space single spaces and letters small, one character at a time. */
export function normaliseText(text: string): string {
  const spaced = text.normalize("NFC").replaceAll(/\p{White_Space}+/gu, " ");
  // Character by character, so that a final sigma stays a sigma.
  return Array.from(spaced, (character) => character.toLowerCase()).join("");
}

/** @param text normalised @returns words, digits and runs of other characters */
export function splitWords(text: string): string[] {
  return (text.match(clipPieces) ?? []).flatMap((piece) => piece.match(gptPieces) ?? []);
}
