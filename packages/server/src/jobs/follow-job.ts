import { apiError } from "@pinhole/contract";
import type { JobResult } from "../storage/job-row.ts";
import type { Records } from "../storage/records.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { FinishedEvent, JobEvent } from "./job-events.ts";
import { toApiError } from "./job-failure.ts";

export interface FollowContext {
  records: Pick<Records, "jobs">;
  dispatcher: Dispatcher;
}

/**
 * A job's events from now on, the last of which is always `finished`, also for a job that finished long ago.
 * @throws the signal's reason when it aborts; {@link ApiError} `fileGone` when there is no such job
 */
export async function* followJob(
  jobId: string,
  { records, dispatcher }: FollowContext,
  signal: AbortSignal,
): AsyncGenerator<JobEvent, void, undefined> {
  const events: JobEvent[] = [];
  let notify: (() => void) | undefined;
  const onAbort = () => notify?.();
  signal.addEventListener("abort", onAbort);
  const subscription = await dispatcher.subscribe(jobId, (event) => {
    events.push(event);
    notify?.();
  });
  try {
    const finished = await readFinished(jobId, records);
    if (finished !== undefined) events.splice(0, events.length, finished);
    for (;;) {
      signal.throwIfAborted();
      const event = events.shift();
      if (event !== undefined) yield event;
      if (event?.type === "finished") return;
      if (events.length === 0 && !signal.aborted) await new Promise<void>((resolve) => (notify = resolve));
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    subscription.close();
  }
}

async function readFinished(
  jobId: string,
  records: Pick<Records, "jobs">,
): Promise<FinishedEvent | undefined> {
  const job = await records.jobs.read(jobId);
  if (job === undefined) throw apiError("fileGone", {});
  if (job.state === "queued" || job.state === "running") return undefined;
  return { type: "finished", jobId, seq: 0, state: job.state };
}

/**
 * What a finished job came to.
 * @throws {ApiError} the error it failed with, or `jobCancelled`
 */
export async function readResult(
  { jobId, failure }: FinishedEvent,
  { records }: Pick<FollowContext, "records">,
): Promise<JobResult> {
  if (failure !== undefined) throw toApiError(failure);
  const job = await records.jobs.read(jobId);
  if (job === undefined) throw apiError("fileGone", {});
  if (job.failure !== null) throw toApiError(job.failure);
  if (job.result === null) throw apiError("jobCancelled", {});
  return job.result;
}

/**
 * Waits for a job's end.
 * @throws {ApiError} as {@link readResult}; the signal's reason when it aborts
 */
export async function waitForResult(
  jobId: string,
  context: FollowContext,
  signal: AbortSignal,
): Promise<JobResult> {
  for await (const event of followJob(jobId, context, signal)) {
    if (event.type === "finished") return await readResult(event, context);
  }
  throw apiError("fileGone", {});
}
