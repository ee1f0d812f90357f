import type { Kysely } from "kysely";
import type { JobRow } from "../job-row.ts";
import type { JobClaim, JobEnd, QueueRecords, Requeued, RequeueOrder } from "../records.ts";
import { fromBlob, toJob } from "./rows.ts";
import type { Tables } from "./tables.ts";

type Database = Kysely<Tables>;

/** {@link QueueRecords} over any SQL database with one writer at a time. */
export function createQueueRecords(database: Database): QueueRecords {
  return {
    claim: (workerId, at, lane) => claim(database, { workerId, at }, lane),
    finish: (claim, end) => database.transaction().execute((transaction) => finish(transaction, claim, end)),
    async cancelQueued(id, at) {
      const { numUpdatedRows } = await database
        .updateTable("jobs")
        .set({ state: "cancelled", finished_at: at })
        .where("id", "=", id)
        .where("state", "=", "queued")
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    requeue: (order) => database.transaction().execute((transaction) => requeue(transaction, order)),
  };
}

async function claim(
  database: Database,
  { workerId, at }: { workerId: string; at: number },
  lane: string | undefined,
): Promise<JobRow | undefined> {
  const row = await database
    .updateTable("jobs")
    .set((column) => ({
      state: "running",
      attempt: column("attempt", "+", 1),
      worker_id: workerId,
      started_at: at,
    }))
    .where("sequence", "=", (where) =>
      where
        .selectFrom("jobs")
        .select("sequence")
        .where("state", "=", "queued")
        .$if(lane !== undefined, (jobs) => jobs.where("lane", "=", lane ?? ""))
        .orderBy("sequence")
        .limit(1),
    )
    .returningAll()
    .executeTakeFirst();
  return row && toJob(row);
}

async function finish(database: Database, { id, attempt }: JobClaim, end: JobEnd): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("jobs")
    .set({
      state: end.state,
      result: end.result && JSON.stringify(end.result),
      failure: end.failure && JSON.stringify(end.failure),
      finished_at: end.at,
    })
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .where("state", "=", "running")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (end.pictureBlobs.length > 0) {
    await database.insertInto("blobs").values(end.pictureBlobs.map(fromBlob)).execute();
  }
  return true;
}

async function requeue(database: Database, order: RequeueOrder): Promise<Requeued> {
  const { maxAttempts, failure, at, lanes: [usualLane, ...otherLanes] = [] } = order;
  const failed = await database
    .updateTable("jobs")
    .set({ state: "failed", failure: JSON.stringify(failure), finished_at: at })
    .where("state", "=", "running")
    .where("attempt", ">=", maxAttempts)
    .executeTakeFirst();
  const queued = await database
    .updateTable("jobs")
    .set({ state: "queued", worker_id: null, started_at: null })
    .where("state", "=", "running")
    .executeTakeFirst();
  if (usualLane !== undefined) {
    await database
      .updateTable("jobs")
      .set({ lane: usualLane })
      .where("state", "=", "queued")
      .where("lane", "not in", [usualLane, ...otherLanes])
      .execute();
  }
  return { queued: Number(queued.numUpdatedRows), failed: Number(failed.numUpdatedRows) };
}
