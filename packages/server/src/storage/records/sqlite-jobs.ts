import { type Kysely, sql, type SqlBool, type Transaction } from "kysely";
import type { JobRow } from "../job-row.ts";
import type { Acceptance, AcceptOrder, JobRecords } from "../records.ts";
import { fromBlob, fromNewJob, toJob } from "./rows.ts";
import type { Tables } from "./tables.ts";

// In the very words of the index on idempotency keys: with parameters SQLite could not tell that it applies.
const isLive = sql<SqlBool>`state in ('queued', 'running', 'succeeded')`;

/** {@link JobRecords} over any SQL database Kysely speaks to. */
export function createJobRecords(database: Kysely<Tables>): JobRecords {
  return {
    accept: (order) => database.transaction().execute((transaction) => accept(transaction, order)),
    async read(id) {
      const row = await database.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toJob(row);
    },
    async markDelivered(id, at) {
      await database.updateTable("jobs").set({ delivered_at: at }).where("id", "=", id).execute();
    },
    async removeExpired(before) {
      const { numDeletedRows } = await database
        .deleteFrom("jobs")
        .where("finished_at", "is not", null)
        .where(sql<number>`coalesce(delivered_at, finished_at)`, "<=", before)
        .where((where) =>
          where.not(
            where.exists(
              where.selectFrom("blobs").select("blobs.id").whereRef("blobs.job_id", "=", "jobs.id"),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async countByState() {
      const rows = await database
        .selectFrom("jobs")
        .select(({ fn }) => ["state", fn.countAll<number>().as("jobs")])
        .groupBy("state")
        .execute();
      const counts = { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
      for (const row of rows) counts[row.state] = row.jobs;
      return counts;
    },
  };
}

async function accept(transaction: Transaction<Tables>, order: AcceptOrder): Promise<Acceptance> {
  const earlier = await findEarlier(transaction, order);
  if (earlier && earlier.fingerprint !== order.job.fingerprint) return { outcome: "reused", job: undefined };
  if (earlier) return { outcome: "joined", job: earlier };
  const row = await transaction
    .insertInto("jobs")
    .values(fromNewJob(order.job))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (order.inputBlobs.length > 0) {
    await transaction.insertInto("blobs").values(order.inputBlobs.map(fromBlob)).execute();
  }
  return { outcome: "created", job: toJob(row) };
}

/** The explicit key decides alone where there is one; only without it does a retry join by its fingerprint. */
async function findEarlier(
  transaction: Transaction<Tables>,
  { job, joinSince }: AcceptOrder,
): Promise<JobRow | undefined> {
  if (job.idempotencyKey === null && joinSince === undefined) return undefined;
  const ofOwner = transaction
    .selectFrom("jobs")
    .selectAll()
    .where(sql<string>`coalesce(owner_key_id, '')`, "=", job.ownerKeyId ?? "")
    .where("operation", "=", job.operation)
    .where(isLive);
  const matching =
    job.idempotencyKey === null
      ? ofOwner
          .where("fingerprint", "=", job.fingerprint)
          .where("created_at", ">=", joinSince ?? Number.POSITIVE_INFINITY)
          .where("delivered_at", "is", null)
          .orderBy("sequence", "desc")
          .limit(1)
      : ofOwner.where("idempotency_key", "=", job.idempotencyKey);
  const row = await matching.executeTakeFirst();
  return row && toJob(row);
}
