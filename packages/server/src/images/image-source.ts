import { open } from "node:fs/promises";

/** Bytes in memory, or a file that holds them (an upload, a blob); its path is one minted here, never a client's. */
export type ImageSource = Uint8Array | { path: string };

/** An image whose bytes can be looked at here and there: a file is never in memory whole. */
export interface SourceReader extends AsyncDisposable {
  /** What the codec takes: the bytes, or the file's path. */
  readonly input: Uint8Array | string;
  /** Up to `length` bytes from `offset`; fewer, or none, only where the image ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** @throws what opening the file throws */
export async function openSource(source: ImageSource): Promise<SourceReader> {
  if (source instanceof Uint8Array) {
    return {
      input: source,
      read: async (offset, length) => source.subarray(offset, offset + length),
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const file = await open(source.path, "r");
  return {
    input: source.path,
    async read(offset, length) {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position: offset });
      return buffer.subarray(0, bytesRead);
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}
