import type { JobResult, JobRow } from "../storage/job-row.ts";
import type { SpaceGuard } from "../storage/space-guard.ts";
import { acceptJob, type JobOrder } from "./accept-job.ts";
import { createComeBacks } from "./come-backs.ts";
import { followJob, waitForResult } from "./follow-job.ts";
import type { JobRunner, LaneWidths } from "./dispatcher.ts";
import type { JobEvent } from "./job-events.ts";
import { recoverJobs, removeOrphans } from "./recover.ts";
import type { RunContext } from "./run-context.ts";
import { createJobHandler } from "./run-job.ts";
import { startSweeper, type Sweeper } from "./sweep.ts";
import { createWaiters, type Waiter } from "./waiters.ts";

/** A client's hold on its job. */
export interface SubmittedJob {
  job: JobRow;
  /** True when the order joined a job that was already there. */
  joined: boolean;
  waiter: Waiter;
}

/** All of a server's jobs, as the HTTP side sees them. */
export interface Jobs {
  /**
   * Puts right what the last server left, then starts to work; orders may come as soon as it resolves.
   * Only for the holder of the server lock.
   */
  start(): Promise<void>;
  /**
   * Accepts an order; when it resolves, the job is on disk and its client counts as waiting.
   * @throws {ApiError} `idempotencyKeyReused`, `noSpace`
   */
  submit(order: JobOrder): Promise<SubmittedJob>;
  /** A job's events up to and with `finished`; see {@link followJob}. */
  follow(jobId: string, signal: AbortSignal): AsyncIterable<JobEvent>;
  /** Waits for a job's result; see {@link waitForResult}. */
  result(jobId: string, signal: AbortSignal): Promise<JobResult>;
  /** A client was told to send its request again: the next equal one joins the job, whatever it says of itself. */
  expectAgain(job: JobRow): void;
  /** Takes up no further job, and resolves when those in hand have ended. */
  drain(): Promise<void>;
}

export interface JobsOptions extends RunContext, LaneWidths {
  tempFolder: string;
  /** Asked before an order is accepted. */
  space: SpaceGuard;
  /** See {@link createWaiters}. */
  lingerMs?: number;
  /** See {@link startSweeper}. */
  sweepEveryMs?: number;
}

export function createJobs(options: JobsOptions): Jobs {
  const { records, dispatcher, onFault, lingerMs, sweepEveryMs } = options;
  const waiters = createWaiters({
    lingerMs,
    cancel(jobId) {
      if (!options.abandoned?.aborted) void dispatcher.cancel(jobId).catch(onFault);
    },
  });
  const comeBacks = createComeBacks(options.now);
  let runner: JobRunner | undefined;
  let sweeper: Sweeper | undefined;
  /** Nothing may be stored while orphans are looked for: it would look like one. */
  let cleaned: Promise<void> | undefined;

  function work(): void {
    runner = dispatcher.run(createJobHandler(options), options);
    sweeper = startSweeper(options, { everyMs: sweepEveryMs, onFault });
  }

  return {
    async start() {
      await recoverJobs(records, options);
      cleaned = removeOrphans(options).catch(onFault).then(work);
    },
    async submit(order) {
      await cleaned;
      await options.space.check();
      const { job, joined } = await acceptJob(order, options, comeBacks.claim(order));
      const waiter = waiters.join(job);
      if (!joined) await dispatcher.enqueue(job.id);
      return { job, joined, waiter };
    },
    follow: (jobId, signal) => followJob(jobId, { records, dispatcher }, signal),
    result: (jobId, signal) => waitForResult(jobId, { records, dispatcher }, signal),
    expectAgain: (job) => comeBacks.expect(job),
    async drain() {
      await cleaned;
      await Promise.all([runner?.drain(), sweeper?.stop()]);
    },
  };
}
