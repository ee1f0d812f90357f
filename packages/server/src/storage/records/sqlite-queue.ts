import type { Kysely } from "kysely";
import type { QueueRecords } from "../records.ts";
import { fromBlob, toJob } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** {@link QueueRecords} over any SQL database with one writer at a time. */
export function createQueueRecords(database: Kysely<Tables>): QueueRecords {
  return {
    async claim(workerId, at) {
      const row = await database
        .updateTable("jobs")
        .set((column) => ({
          state: "running",
          attempt: column("attempt", "+", 1),
          worker_id: workerId,
          started_at: at,
        }))
        .where("sequence", "=", ({ selectFrom }) =>
          selectFrom("jobs").select("sequence").where("state", "=", "queued").orderBy("sequence").limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toJob(row);
    },
    finish: (claim, end) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("jobs")
          .set({
            state: end.state,
            result: end.result && JSON.stringify(end.result),
            failure: end.failure && JSON.stringify(end.failure),
            finished_at: end.at,
          })
          .where("id", "=", claim.id)
          .where("attempt", "=", claim.attempt)
          .where("state", "=", "running")
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (end.pictureBlobs.length > 0) {
          await transaction.insertInto("blobs").values(end.pictureBlobs.map(fromBlob)).execute();
        }
        return true;
      }),
    async cancelQueued(id, at) {
      const { numUpdatedRows } = await database
        .updateTable("jobs")
        .set({ state: "cancelled", finished_at: at })
        .where("id", "=", id)
        .where("state", "=", "queued")
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    requeue: ({ maxAttempts, failure, at }) =>
      database.transaction().execute(async (transaction) => {
        const failed = await transaction
          .updateTable("jobs")
          .set({ state: "failed", failure: JSON.stringify(failure), finished_at: at })
          .where("state", "=", "running")
          .where("attempt", ">=", maxAttempts)
          .executeTakeFirst();
        const queued = await transaction
          .updateTable("jobs")
          .set({ state: "queued", worker_id: null, started_at: null })
          .where("state", "=", "running")
          .executeTakeFirst();
        return { queued: Number(queued.numUpdatedRows), failed: Number(failed.numUpdatedRows) };
      }),
  };
}
