import type { JobRow } from "../storage/job-row.ts";
import type { JobEvent } from "./job-events.ts";

/**
 * Works on one claimed job until its end is recorded. It does not reject for a job that fails: that is an end too.
 * @param signal aborts when the job is cancelled
 */
export type JobHandler = (job: JobRow, signal: AbortSignal) => Promise<void>;

/** The half of a server that works. */
export interface JobRunner {
  /** Claims no further job, and resolves when those in hand have ended. */
  drain(): Promise<void>;
}

export interface LaneWidths {
  /** Jobs worked on at once; of each lane, where there are lanes. */
  concurrency: number;
  /** Every lane there is, and how many of its jobs are worked on at once if that is fewer. */
  lanes?: Readonly<Record<string, number>>;
}

export interface Subscription {
  close(): void;
}

/**
 * Brings accepted jobs to those who work on them, and word of them back. The records are the truth: a dispatcher that
 * forgets everything loses no job.
 */
export interface Dispatcher {
  /** Says that a job is in the records, queued. */
  enqueue(jobId: string): Promise<void>;
  /** Works on queued jobs, oldest first and in each lane at most so many at once. Once per dispatcher. */
  run(handler: JobHandler, options: LaneWidths): JobRunner;
  /** Ends a queued job at once and aborts a running one; nothing happens to a finished or unknown one. */
  cancel(jobId: string): Promise<void>;
  publish(event: JobEvent): Promise<void>;
  /**
   * Tells of a job's events from now on, in order. Who may have come too late reads the row after subscribing:
   * either it is finished, or the event is still to come.
   */
  subscribe(jobId: string, listener: (event: JobEvent) => void): Promise<Subscription>;
}
