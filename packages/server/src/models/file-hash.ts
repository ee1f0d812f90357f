import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

export interface HashWatch {
  signal?: AbortSignal;
  onBytes?(count: number): void;
}

/** SHA-256 of a file's bytes, 64 hexadecimal digits. */
export async function hashFile(path: string, watch: HashWatch = {}): Promise<string> {
  return digest(createHash("sha256"), path, watch);
}

/** The name git gives to a file's content: SHA-1 over `blob`, its size and its bytes. */
export async function hashAsGit(path: string, size: number, watch: HashWatch = {}): Promise<string> {
  return digest(createHash("sha1").update(`blob ${size}\0`), path, watch);
}

async function digest(hash: Hash, path: string, { signal, ...watch }: HashWatch): Promise<string> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    signal?.throwIfAborted();
    const bytes = chunk as Uint8Array;
    hash.update(bytes);
    watch.onBytes?.(bytes.byteLength);
  }
  signal?.throwIfAborted();
  return hash.digest("hex");
}
