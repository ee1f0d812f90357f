import { readFile } from "node:fs/promises";

/** Bytes in memory, or a file that holds them (an upload, a blob). */
export type ImageSource = Uint8Array | { path: string };

export async function readImageSource(source: ImageSource): Promise<Uint8Array> {
  return source instanceof Uint8Array ? source : readFile(source.path);
}
