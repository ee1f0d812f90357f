import type { Readable } from "node:stream";
import { apiError } from "@pinhole/contract";
import type { Busboy } from "busboy";
import { brokenOff, explainFault } from "./explain-fault.ts";
import type { MultipartLimits } from "./multipart-limits.ts";
import { watchRate } from "./watch-rate.ts";

// the parser cannot stop inside a piece: a small one bounds what it still does after a limit was met
const PIECE_BYTES = 64 * 1024;

/**
 * Gives the parser the body, no faster than its parts are written out, until it has read all of it.
 *
 * @param reading aborted, here or by the caller, with the first thing that goes wrong: then nothing more is read, and
 *   that reason is what this rejects with. The source is paused, not destroyed, so that an answer can still be sent.
 */
export async function feedParser(
  source: Readable,
  parser: Busboy,
  { reading, limits }: { reading: AbortController; limits: MultipartLimits },
): Promise<void> {
  const fail = (error: unknown) => reading.abort(explainFault(error));
  const rate = watchRate(limits, () => fail(apiError("slowRequest", {})));
  let totalBytes = 0;
  const listeners = {
    data(chunk: Buffer) {
      totalBytes += chunk.length;
      rate.count(chunk.length);
      if (totalBytes > limits.maxTotalBytes) {
        fail(apiError("bodyTooLarge", { maximumMegabytes: limits.maxTotalBytes / 2 ** 20 }));
      } else if (!writePieces(parser, chunk, reading.signal)) {
        rate.pause();
        source.pause();
      }
    },
    end: () => parser.end(),
    close() {
      if (!source.readableEnded) fail(brokenOff());
    },
  };
  parser.on("error", fail).on("drain", () => {
    rate.resume();
    if (!reading.signal.aborted) source.resume();
  });
  // stays: a connection may also break after the form was refused
  source.on("error", () => fail(brokenOff()));
  try {
    await new Promise<void>((resolve, reject) => {
      onAbort(reading.signal, () => {
        source.pause();
        // busboy 1.6.0 throws when it is destroyed from within one of its own events
        process.nextTick(() => parser.destroy());
        reject(reading.signal.reason);
      });
      parser.once("finish", resolve);
      if (source.destroyed || source.readableEnded) fail(brokenOff());
      for (const [name, listener] of Object.entries(listeners)) source.on(name, listener);
    });
  } finally {
    rate.stop();
    for (const [name, listener] of Object.entries(listeners)) source.off(name, listener);
  }
}

function writePieces(parser: Busboy, chunk: Buffer, signal: AbortSignal): boolean {
  let ready = true;
  for (let offset = 0; offset < chunk.length && !signal.aborted; offset += PIECE_BYTES) {
    ready = parser.write(chunk.subarray(offset, offset + PIECE_BYTES));
  }
  return ready;
}

function onAbort(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener();
  else signal.addEventListener("abort", listener, { once: true });
}
