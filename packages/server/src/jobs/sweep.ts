import type { BlobStore } from "../storage/blobs.ts";
import type { Records } from "../storage/records.ts";
import { sweepTemp } from "../storage/sweep-temp.ts";

/** How long a result can be fetched after it was last delivered, or else finished. */
export const resultLifeMs = 60 * 60_000;

/** How long a slow stream can still read a finished job's partial images. */
const partialLifeMs = 60_000;

const batchSize = 200;

export interface SweepContext {
  records: Pick<Records, "jobs" | "blobs">;
  blobs: BlobStore;
  /** Holds unfinished uploads, which no request can hold for longer than a result lives. */
  tempFolder: string;
  now: () => number;
}

export interface Swept {
  blobs: number;
  jobs: number;
  temporary: number;
}

/**
 * Removes what nobody can ask for any more: files first, since a full disk lets files be deleted but no row.
 * @throws when a file cannot be deleted; the rest has been
 */
export async function sweep({ records, blobs, tempFolder, now }: SweepContext): Promise<Swept> {
  const at = now();
  const limits = { picturesBefore: at - resultLifeMs, partialsBefore: at - partialLifeMs, limit: batchSize };
  let removed = 0;
  for (;;) {
    const disposable = await records.blobs.listDisposable(limits);
    const deletions = await Promise.allSettled(disposable.map(({ id }) => blobs.delete(id)));
    const gone = disposable.filter((_, index) => deletions[index]?.status === "fulfilled");
    await records.blobs.remove(gone.map(({ id }) => id));
    removed += gone.length;
    const failed = deletions.find((deletion) => deletion.status === "rejected");
    if (failed !== undefined && gone.length === 0) throw failed.reason;
    if (disposable.length < batchSize) break;
  }
  return {
    blobs: removed,
    jobs: await records.jobs.removeExpired(at - resultLifeMs),
    temporary: await sweepTemp(tempFolder, at - resultLifeMs),
  };
}

export interface Sweeper {
  /** Resolves when no sweep is under way and none will follow. */
  stop(): Promise<void>;
}

/** Sweeps now and then until it is stopped; a sweep that fails is reported and tried again at its next turn. */
export function startSweeper(
  context: SweepContext,
  { everyMs = 15_000, onFault }: { everyMs?: number; onFault: (error: unknown) => void },
): Sweeper {
  let sweeping: Promise<unknown> = Promise.resolve();
  let isSweeping = false;
  const timer = setInterval(() => {
    if (isSweeping) return;
    isSweeping = true;
    sweeping = sweep(context)
      .catch(onFault)
      .finally(() => (isSweeping = false));
  }, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}
