/** Number formats of a stored tensor that a network can be built on. */
export type StoredType = "F32" | "F16" | "BF16";

/** Where one tensor of a checkpoint lies: the bytes themselves stay in the file. */
export interface StoredTensor {
  name: string;
  type: StoredType;
  shape: readonly number[];
  /** Absolute path, links resolved. */
  file: string;
  /** From the start of the file, in bytes. */
  offset: number;
  /** In bytes. */
  length: number;
}

/** All tensors of one network of a checkpoint, by the name that the network asks for. */
export type Weights = ReadonlyMap<string, StoredTensor>;

/** A part of a file's tensors, for a network that is built as two graphs (a VAE's encoder and decoder). */
export function selectWeights(weights: Weights, belongs: (name: string) => boolean): Weights {
  return new Map([...weights].filter(([name]) => belongs(name)));
}

/** How many numbers there are in all. */
export function countParameters(weights: Iterable<{ shape: readonly number[] }>): number {
  let count = 0;
  for (const { shape } of weights) count += shape.reduce((product, side) => product * side, 1);
  return count;
}
