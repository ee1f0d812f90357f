import { setTimeout as delay } from "node:timers/promises";
import { ApiError, apiError } from "@pinhole/contract";
import type { JobFailure, JobResult, JobRow } from "../storage/job-row.ts";
import { deleteAll } from "../storage/put-all.ts";
import type { JobEnd, NewBlob } from "../storage/records.ts";
import { toFailure } from "./job-failure.ts";
import type { JobTally, RunContext } from "./run-context.ts";

/** What became of a job's work, before it is written down. */
export type Outcome =
  | { state: "succeeded"; result: JobResult; pictureBlobs: NewBlob[] }
  | { state: "failed"; error: unknown }
  | { state: "cancelled" };

export interface Ending {
  job: JobRow;
  outcome: Outcome;
  /** Of the `finished` event. */
  seq: number;
  tally: JobTally;
}

/**
 * Writes a job's end and says so. An end that cannot be written (a full disk) becomes a failure: those who wait are
 * told at once, the pictures are dropped to make room, and the writing is tried until it succeeds.
 */
export async function recordEnd(ending: Ending, context: RunContext): Promise<void> {
  const { job, outcome, seq } = ending;
  const { records, blobs, dispatcher, now, onFault, retryMs = 1_000 } = context;
  let told = outcome;
  // Left as it is, running: the next start queues it again.
  while (!context.abandoned?.aborted) {
    const end = toJobEnd(told, job, now());
    const pictureIds = end.pictureBlobs.map(({ id }) => id);
    let isCurrent: boolean;
    try {
      isCurrent = await records.queue.finish({ id: job.id, attempt: job.attempt }, end);
    } catch (error) {
      onFault(error);
      await deleteAll(blobs, pictureIds);
      told = { state: "failed", error };
      const failure = explainFailure(error, job);
      await dispatcher.publish({ type: "finished", jobId: job.id, seq, state: "failed", failure });
      await delay(retryMs);
      continue;
    }
    if (!isCurrent) return await deleteAll(blobs, pictureIds);
    return await conclude({ ...ending, outcome: told }, context);
  }
}

async function conclude(ending: Ending, context: RunContext): Promise<void> {
  const { job, outcome, seq } = ending;
  await context.dispatcher.publish({ type: "finished", jobId: job.id, seq, state: outcome.state });
  report(ending, context);
  await discardInputs(job, context).catch(context.onFault);
}

function toJobEnd(outcome: Outcome, job: JobRow, at: number): JobEnd {
  const { state } = outcome;
  switch (state) {
    case "succeeded":
      return { state, result: outcome.result, failure: null, pictureBlobs: outcome.pictureBlobs, at };
    case "failed":
      return { state, result: null, failure: explainFailure(outcome.error, job), pictureBlobs: [], at };
    case "cancelled":
      return { state, result: null, failure: null, pictureBlobs: [], at };
  }
}

/** What the client may see: an {@link ApiError} as it is, of anything else only that it happened. */
function explainFailure(error: unknown, { requestId }: JobRow): JobFailure {
  return toFailure(error instanceof ApiError ? error : apiError("internal", { requestId }));
}

async function discardInputs(job: JobRow, { records, blobs }: RunContext): Promise<void> {
  const ids = job.inputs.map(({ blobId }) => blobId);
  await Promise.all(ids.map((id) => blobs.delete(id)));
  await records.blobs.remove(ids);
}

function report({ job, outcome, tally }: Ending, { onEnd, now }: RunContext): void {
  const startedAt = job.startedAt ?? job.createdAt;
  onEnd({
    jobId: job.id,
    requestId: job.requestId,
    operation: job.operation,
    model: job.request.model,
    pictures: job.request.count,
    ...tally,
    state: outcome.state,
    attempt: job.attempt,
    queuedMs: startedAt - job.createdAt,
    runMs: now() - startedAt,
    error: outcome.state === "failed" ? outcome.error : undefined,
  });
}
