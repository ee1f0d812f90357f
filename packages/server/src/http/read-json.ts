import type { Readable } from "node:stream";
import { apiError } from "@pinhole/contract";
import { DEFAULT_MULTIPART_LIMITS } from "./multipart/multipart-limits.ts";
import { type RateLimits, watchRate } from "./multipart/watch-rate.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a JSON body; its bytes are counted as they come.
 * @param rateLimits a form's, unless told: who sends slower is cut off
 * @throws {ApiError} `bodyTooLarge`, `slowRequest`, or `malformedJson` for what is not JSON, not UTF-8 or breaks off
 */
export async function readJson(
  stream: Readable,
  maximumBytes: number,
  rateLimits: RateLimits = DEFAULT_MULTIPART_LIMITS,
): Promise<unknown> {
  const bytes = await readBytes(stream, maximumBytes, rateLimits);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw Object.assign(apiError("malformedJson", {}), { cause });
  }
}

async function readBytes(
  stream: Readable,
  maximumBytes: number,
  rateLimits: RateLimits,
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const chunks: Buffer[] = [];
  let length = 0;
  const refuse = (error: unknown) => {
    stream.removeAllListeners("data").pause();
    reject(error);
  };
  const rate = watchRate(rateLimits, () => refuse(apiError("slowRequest", {})));
  stream.on("data", (chunk: Buffer) => {
    length += chunk.length;
    rate.count(chunk.length);
    if (length <= maximumBytes) chunks.push(chunk);
    else refuse(apiError("bodyTooLarge", { maximumMegabytes: toMegabytes(maximumBytes) }));
  });
  stream.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  stream.once("error", () => reject(apiError("malformedJson", {})));
  stream.once("close", () => reject(apiError("malformedJson", {})));
  try {
    return await promise;
  } finally {
    rate.stop();
  }
}

/** To one decimal place. */
export function toMegabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}
