import type { JobRow } from "../storage/job-row.ts";

/** Someone who waits for a job. */
export interface Waiter {
  /** The client went away: the job is cancelled unless somebody else waits. Any further call does nothing. */
  leave(): void;
  /** The client was answered, or told to come back: the job is left to itself. Any further call does nothing. */
  release(): void;
}

export interface Waiters {
  join(job: Pick<JobRow, "id" | "idempotencyKey">): Waiter;
}

export interface WaitersOptions {
  /** Called when the last waiter has left a job. */
  cancel: (jobId: string) => void;
  /**
   * How long a job outlives its last waiter. The official SDKs' first retry after a time-out comes within 0.5 s, the
   * second within 1 s of the failure before it: long enough that it finds its job.
   */
  lingerMs?: number;
}

interface Waited {
  count: number;
  /** The job finishes whoever leaves. */
  kept: boolean;
  linger: NodeJS.Timeout | undefined;
}

/** Counts who waits for each job, and cancels work that nobody wants any more. */
export function createWaiters({ cancel, lingerMs = 1_500 }: WaitersOptions): Waiters {
  const waited = new Map<string, Waited>();

  function end(jobId: string, entry: Waited): void {
    entry.count -= 1;
    if (entry.count > 0) return;
    if (entry.kept) {
      waited.delete(jobId);
      return;
    }
    entry.linger = setTimeout(() => {
      waited.delete(jobId);
      cancel(jobId);
    }, lingerMs).unref();
  }

  return {
    join(job) {
      const entry = waited.get(job.id) ?? { count: 0, kept: false, linger: undefined };
      waited.set(job.id, entry);
      clearTimeout(entry.linger);
      entry.count += 1;
      // An explicit key promises its owner a result to come back for.
      entry.kept ||= job.idempotencyKey !== null;
      let isHere = true;
      const once = (kept: boolean) => {
        if (!isHere) return;
        isHere = false;
        entry.kept ||= kept;
        end(job.id, entry);
      };
      return { leave: () => once(false), release: () => once(true) };
    },
  };
}
