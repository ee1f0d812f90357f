import { createHash, randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A file part's bytes, on disk. */
export interface SavedUpload {
  path: string;
  byteLength: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** The first bytes, {@link HEAD_BYTES} at most: enough to tell the format. */
  head: Uint8Array;
}

const HEAD_BYTES = 4096;

/** A path for an upload; what the client called its file has no part in it. */
export function uploadPath(tempFolder: string): string {
  return join(tempFolder, `upload-${randomUUID()}`);
}

/** Streams a part, one chunk at a time, to a new file that only this user may read, and hashes it on the way. */
export async function saveUpload(part: Readable, path: string): Promise<SavedUpload> {
  part.on("error", () => {}); // it may fail before the file is open; reading it then throws that error
  await using file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  const head = Buffer.alloc(HEAD_BYTES);
  let byteLength = 0;
  for await (const chunk of part as AsyncIterable<Buffer>) {
    if (byteLength < HEAD_BYTES) chunk.copy(head, byteLength);
    byteLength += chunk.length;
    hash.update(chunk);
    await file.writeFile(chunk); // goes on where it is, and writes all of the chunk
  }
  const headLength = Math.min(byteLength, HEAD_BYTES);
  return { path, byteLength, sha256: hash.digest("hex"), head: new Uint8Array(head.subarray(0, headLength)) };
}
