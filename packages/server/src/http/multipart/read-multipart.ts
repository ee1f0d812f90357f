import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { collectParts, type UploadedFile } from "./collect-parts.ts";
import { feedParser } from "./feed-parser.ts";
import { DEFAULT_MULTIPART_LIMITS, type MultipartLimits } from "./multipart-limits.ts";
import { readBoundary } from "./read-boundary.ts";

export interface MultipartForm {
  /** Name and value of the text parts, in order; a name may come twice, and `__proto__` is a name like any other. */
  fields: [name: string, value: string][];
  /** In order. */
  files: UploadedFile[];
  /** Removes the files that are still where they were put. */
  dispose(): Promise<void>;
}

export interface MultipartOptions {
  /** An existing folder; the files live there until `dispose`. */
  tempFolder: string;
  limits?: Partial<MultipartLimits>;
  /** Aborted when nobody waits for the form any more. */
  signal?: AbortSignal;
}

/**
 * Reads a `multipart/form-data` body (RFC 7578). File parts stream to disk, so memory does not grow with them; a part
 * is a file when it has a filename or declares a binary type, and its name decides nothing. The result depends on the
 * bytes alone, not on how they were cut into chunks.
 *
 * @throws ApiError 400 for a broken form or too many parts, 408 for a sender too slow, 413 for a body too large;
 *   `signal.reason` when aborted. Nothing is left on disk then, and what is unread of the stream stays unread: answer
 *   with `connection: close`.
 */
export async function readMultipart(
  stream: Readable,
  headers: IncomingHttpHeaders,
  options: MultipartOptions,
): Promise<MultipartForm> {
  const limits = { ...DEFAULT_MULTIPART_LIMITS, ...options.limits };
  const parser = createParser(readBoundary(headers["content-type"]), limits);
  const reading = new AbortController();
  const abort = () => reading.abort(options.signal?.reason);
  if (options.signal?.aborted) abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  const parts = collectParts(parser, { tempFolder: options.tempFolder, limits, reading });
  try {
    await feedParser(stream, parser, { reading, limits });
    const files = await parts.savedFiles();
    reading.signal.throwIfAborted();
    return { fields: parts.fields, files, dispose: () => parts.dispose() };
  } catch (error) {
    reading.abort(error);
    await parts.dispose();
    throw reading.signal.reason;
  } finally {
    options.signal?.removeEventListener("abort", abort);
  }
}

function createParser(boundary: string, limits: MultipartLimits): Busboy {
  return busboy({
    headers: { "content-type": `multipart/form-data; boundary="${boundary}"` },
    defCharset: "latin1", // text is decoded by decodeText, which refuses what busboy would replace
    defParamCharset: "utf8",
    limits: {
      // busboy reports a limit when it is reached; ours are what is still allowed
      fileSize: limits.maxFileBytes + 1,
      fieldSize: limits.maxTextBytes + 1,
      files: limits.maxFiles,
      fields: limits.maxFields,
    },
  });
}
