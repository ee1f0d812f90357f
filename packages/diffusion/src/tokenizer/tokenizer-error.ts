/** Tokenizer files that are missing, broken or of another kind than CLIP's. The message names the file. */
export class TokenizerError extends Error {
  override name = "TokenizerError";
}
