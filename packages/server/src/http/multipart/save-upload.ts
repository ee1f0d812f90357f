import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A file part's bytes, on disk. */
export interface SavedUpload {
  path: string;
  byteLength: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** The first bytes, {@link HEAD_BYTES} at most: enough to tell the format. */
  head: Uint8Array;
}

export const HEAD_BYTES = 4096;

/** A path for an upload; what the client called its file has no part in it. */
export function uploadPath(tempFolder: string): string {
  return join(tempFolder, `upload-${randomUUID()}`);
}

/** Streams a part to a new file that only this user may read, and hashes it on the way. */
export async function saveUpload(part: Readable, path: string): Promise<SavedUpload> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let byteLength = 0;
  await pipeline(
    part,
    async function* measure(source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        if (byteLength < HEAD_BYTES) head.push(new Uint8Array(bytes.subarray(0, HEAD_BYTES - byteLength)));
        byteLength += bytes.length;
        hash.update(bytes);
        yield bytes;
      }
    },
    createWriteStream(path, { flags: "wx", mode: 0o600 }),
  );
  return { path, byteLength, sha256: hash.digest("hex"), head: new Uint8Array(Buffer.concat(head)) };
}
