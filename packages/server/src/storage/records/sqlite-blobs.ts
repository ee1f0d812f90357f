import { type Kysely, sql, type SqlBool } from "kysely";
import type { BlobRecords, BlobRow, DisposalLimits } from "../records.ts";
import { fromBlob, toBlob } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** {@link BlobRecords} over any SQL database Kysely speaks to. */
export function createBlobRecords(database: Kysely<Tables>): BlobRecords {
  return {
    async add(blob) {
      await database.insertInto("blobs").values(fromBlob(blob)).execute();
    },
    async read(id) {
      const row = await database.selectFrom("blobs").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toBlob(row);
    },
    async listDisposable(limits) {
      const passing = await listPassing(database, limits);
      const pictures = await listPictures(database, { ...limits, limit: limits.limit - passing.length });
      return [...passing, ...pictures];
    },
    async remove(ids) {
      if (ids.length > 0) await database.deleteFrom("blobs").where("id", "in", ids).execute();
    },
    async listIds() {
      const rows = await database.selectFrom("blobs").select("id").execute();
      return rows.map((row) => row.id);
    },
  };
}

async function listPassing(database: Kysely<Tables>, limits: DisposalLimits): Promise<BlobRow[]> {
  const rows = await database
    .selectFrom("blobs")
    .innerJoin("jobs", "jobs.id", "blobs.job_id")
    .selectAll("blobs")
    // In the very words of the index: with parameters SQLite could not tell that it applies.
    .where(sql<SqlBool>`blobs.role in ('input', 'partial')`)
    .where("jobs.finished_at", "is not", null)
    .where((where) =>
      where.or([where("blobs.role", "=", "input"), where("jobs.finished_at", "<=", limits.partialsBefore)]),
    )
    .limit(limits.limit)
    .execute();
  return rows.map(toBlob);
}

async function listPictures(database: Kysely<Tables>, limits: DisposalLimits): Promise<BlobRow[]> {
  const endedAt = sql<number>`coalesce(jobs.delivered_at, jobs.finished_at)`;
  const rows = await database
    .selectFrom("jobs")
    .innerJoin("blobs", "blobs.job_id", "jobs.id")
    .selectAll("blobs")
    .where("blobs.role", "=", "picture")
    .where("jobs.finished_at", "is not", null)
    .where(endedAt, "<=", limits.picturesBefore)
    .orderBy(endedAt)
    .limit(limits.limit)
    .execute();
  return rows.map(toBlob);
}
