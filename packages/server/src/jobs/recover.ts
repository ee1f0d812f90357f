import { apiError } from "@pinhole/contract";
import type { BlobStore } from "../storage/blobs.ts";
import type { Records, Requeued } from "../storage/records.ts";
import type { LaneWidths } from "./dispatcher.ts";
import { toFailure } from "./job-failure.ts";

/**
 * A job that ends its process this often is given up. Nearly all that are running when a server is killed had no part
 * in it, and a server killed again and again within its first half second finishes none of them: so it is many.
 */
export const maxAttempts = 25;

/**
 * Queues again what a dead server left running; what waited for an engine that is no more waits with the others. Only for the holder of the server lock, before anything is claimed.
 */
export async function recoverJobs(
  { queue }: Pick<Records, "queue">,
  { now, lanes }: { now: () => number } & Pick<LaneWidths, "lanes">,
): Promise<Requeued> {
  const failure = toFailure(apiError("unfinishable", { attempts: maxAttempts }));
  return await queue.requeue({ maxAttempts, failure, at: now(), lanes: lanes && Object.keys(lanes) });
}

export interface Orphans {
  files: number;
  rows: number;
}

/**
 * Removes files without a row (their request was never accepted) and rows without a file (a crash between the two
 * halves of a deletion). Only for the holder of the server lock, before anything is accepted.
 */
export async function removeOrphans({
  records,
  blobs,
}: {
  records: Pick<Records, "blobs">;
  blobs: BlobStore;
}): Promise<Orphans> {
  const withoutFile = new Set(await records.blobs.listIds());
  let files = 0;
  for await (const id of blobs.list()) {
    if (withoutFile.delete(id)) continue;
    await blobs.delete(id);
    files += 1;
  }
  await records.blobs.remove([...withoutFile]);
  return { files, rows: withoutFile.size };
}
