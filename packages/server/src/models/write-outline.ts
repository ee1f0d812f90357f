import { mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createLimiter } from "../images/create-limiter.ts";
import { type CheckpointListing, readSmallText } from "./checkpoint-listing.ts";

/** Holds the header of any real network's weights. */
const usualHeaderBytes = 2 ** 19;
/** The format's own limit; what claims to be longer is refused by who reads it. */
const longestHeaderBytes = 100_000_000;
const lengthBytes = 8;
/** Files read at once. */
const slots = 6;

/**
 * Writes a checkpoint's outline: configurations and tokenizers whole, and of its weights the headers, which say
 * everything but the numbers. A file of weights is as long as it would be, with a hole where the numbers belong.
 * @param paths of the listing, safe to be written
 * @param folder is there and empty
 */
export async function writeOutline(
  listing: CheckpointListing,
  paths: readonly string[],
  folder: string,
): Promise<void> {
  const limit = createLimiter(slots);
  const writing = paths.map(async (path) =>
    limit(async () => {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      if (path.endsWith(".safetensors")) await writeHeader(listing, path, target);
      else await writeFile(target, await readSmallText(listing, path));
    }),
  );
  // All have ended before anybody clears the folder away.
  const failed = (await Promise.allSettled(writing)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

async function writeHeader(listing: CheckpointListing, path: string, target: string): Promise<void> {
  const size = listing.sizes.get(path) ?? 0;
  await using file = await open(target, "w");
  await file.writeFile(await readHeader(listing, path, size));
  await file.truncate(size);
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
