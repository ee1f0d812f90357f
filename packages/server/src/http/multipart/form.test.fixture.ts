import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach } from "vitest";
import type { MultipartLimits } from "./multipart-limits.ts";
import { type MultipartForm, readMultipart } from "./read-multipart.ts";

export interface FormPart {
  /** Whole header lines. */
  headers: string[];
  body: Uint8Array | string;
}

export const BOUNDARY = "----form-7f3a";

export function part(
  name: string,
  body: Uint8Array | string,
  more: { after?: string; type?: string } = {},
): FormPart {
  const headers = [`Content-Disposition: form-data; name="${name}"${more.after ?? ""}`];
  if (more.type !== undefined) headers.push(`Content-Type: ${more.type}`);
  return { headers, body };
}

export function formBody(parts: readonly FormPart[], boundary = BOUNDARY): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--${boundary}\r\n${headers.join("\r\n")}\r\n\r\n`),
    Buffer.from(body as string),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Cuts a body at the given places. */
export function cutAt(body: Buffer, places: readonly number[]): Buffer[] {
  const inside = places.filter((place) => place > 0 && place < body.length);
  const sorted = [0, ...inside.toSorted((left, right) => left - right), body.length];
  return sorted.slice(1).map((end, index) => body.subarray(sorted[index], end));
}

export interface ReadOptions {
  contentType?: string;
  limits?: Partial<MultipartLimits>;
  signal?: AbortSignal;
}

/** A temp folder for each test of the file, and a reader that uses it. */
export function useTempFolder() {
  let tempFolder = "";
  beforeEach(async () => {
    tempFolder = await mkdtemp(join(tmpdir(), "pinhole-multipart-"));
  });
  afterEach(() => rm(tempFolder, { recursive: true, force: true }));
  return {
    folder: () => tempFolder,
    leftFiles: () => readdir(tempFolder),
    read(stream: Readable | Buffer, options: ReadOptions = {}): Promise<MultipartForm> {
      const { contentType = `multipart/form-data; boundary=${BOUNDARY}`, ...rest } = options;
      const source = stream instanceof Readable ? stream : Readable.from([stream]);
      return readMultipart(source, { "content-type": contentType }, { tempFolder, ...rest });
    },
  };
}
