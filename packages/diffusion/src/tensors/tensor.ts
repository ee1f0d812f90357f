/** Numbers in row-major order with their shape: what goes into and comes out of a network. */
export interface Tensor {
  /** `[batch, channels, height, width]` for pictures and latents, `[batch, tokens, width]` for embeddings. */
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Whole numbers with their shape: token ids. */
export interface IdTensor {
  readonly dims: readonly number[];
  readonly data: Int32Array;
}
