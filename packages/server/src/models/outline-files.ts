import { createLimiter } from "../images/create-limiter.ts";
import { type CheckpointListing, readSmallText } from "./checkpoint-listing.ts";

/** Holds the header of any real network's weights. */
const usualHeaderBytes = 2 ** 19;
/** The format's own limit; what claims to be longer is refused by who reads it. */
const longestHeaderBytes = 100_000_000;
const lengthBytes = 8;
/** Files read at once. */
const slots = 6;

/** What of a file tells whether a checkpoint can be drawn with. */
export interface FileOutline {
  /** The whole file, or its first bytes. */
  start: string | Uint8Array;
  /** Bytes of the whole; undefined where `start` is that. */
  size?: number;
}

/**
 * Reads a checkpoint's outline: configurations and tokenizers whole, and of its weights the headers, which say
 * everything but the numbers.
 * @param paths of the listing
 * @param keep takes each file as it comes, several at once
 */
export async function outlineFiles(
  listing: CheckpointListing,
  paths: readonly string[],
  keep: (path: string, outline: FileOutline) => Promise<void>,
): Promise<void> {
  const limit = createLimiter(slots);
  const outlining = paths.map(async (path) => limit(async () => keep(path, await outline(listing, path))));
  // All have ended before anybody clears away what was kept.
  const failed = (await Promise.allSettled(outlining)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

async function outline(listing: CheckpointListing, path: string): Promise<FileOutline> {
  if (!path.endsWith(".safetensors")) return { start: await readSmallText(listing, path) };
  const size = listing.sizes.get(path) ?? 0;
  return { start: await readHeader(listing, path, size), size };
}

/** The header and what happens to come after it; format: github.com/huggingface/safetensors. */
async function readHeader(listing: CheckpointListing, path: string, size: number): Promise<Uint8Array> {
  const start = await listing.readStart(path, Math.min(size, usualHeaderBytes));
  if (start.byteLength < lengthBytes) return start;
  const claimed = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  const needed = Number(claimed) + lengthBytes;
  const isThere = needed <= start.byteLength || needed > Math.min(size, longestHeaderBytes);
  return isThere ? start : listing.readStart(path, needed);
}
