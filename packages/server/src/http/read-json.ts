import type { Readable } from "node:stream";
import { apiError } from "@pinhole/contract";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a JSON body; its bytes are counted as they come.
 * @throws {ApiError} `bodyTooLarge`, or `malformedJson` for what is not JSON, not UTF-8 or breaks off
 */
export async function readJson(stream: Readable, maximumBytes: number): Promise<unknown> {
  const bytes = await readBytes(stream, maximumBytes);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw Object.assign(apiError("malformedJson", {}), { cause });
  }
}

function readBytes(stream: Readable, maximumBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumBytes) return void chunks.push(chunk);
      stream.removeAllListeners("data").pause();
      reject(apiError("bodyTooLarge", { maximumMegabytes: toMegabytes(maximumBytes) }));
    });
    stream.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    stream.once("error", () => reject(apiError("malformedJson", {})));
    stream.once("close", () => reject(apiError("malformedJson", {})));
  });
}

/** To one decimal place. */
export function toMegabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}
