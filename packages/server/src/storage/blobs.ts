/** What a blob is made from: its bytes, or a finished temporary file, which the store takes over and renames or removes. */
export type BlobContent = Uint8Array | { tempPath: string };

/** A file with a blob's bytes, to be read and not changed; disposed of when it is no longer needed. */
export interface BorrowedFile extends AsyncDisposable {
  readonly path: string;
}

/** Where the bytes of inputs, partial images and pictures live; why they exist is in the records. */
export interface BlobStore {
  /**
   * Stores bytes for good: when it resolves, they survive a power cut; when it rejects, nothing is left of them.
   * @returns the id: 24 characters of A-Z, a-z, 0-9, - and _, not guessable
   * @throws the 503 error `noSpace` when the disk is full
   */
  put(content: BlobContent): Promise<string>;
  /** undefined when there is no such blob, whatever the id looks like. */
  get(id: string): Promise<Uint8Array | undefined>;
  /** The same as a file of this machine, for what should never be in memory whole; undefined as for `get`. */
  borrow(id: string): Promise<BorrowedFile | undefined>;
  /** Resolves when the blob is gone, whether or not it was there. */
  delete(id: string): Promise<void>;
  /** Ids of all blobs, in no order. */
  list(): AsyncIterable<string>;
}
