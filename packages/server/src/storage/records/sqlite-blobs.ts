import { type Kysely, sql } from "kysely";
import type { BlobRecords } from "../records.ts";
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
    async listDisposable({ picturesBefore, partialsBefore, limit }) {
      const rows = await database
        .selectFrom("blobs")
        .innerJoin("jobs", "jobs.id", "blobs.job_id")
        .selectAll("blobs")
        .where("jobs.finished_at", "is not", null)
        .where((where) =>
          where.or([
            where("blobs.role", "=", "input"),
            where.and([where("blobs.role", "=", "partial"), where("jobs.finished_at", "<=", partialsBefore)]),
            where.and([
              where("blobs.role", "=", "picture"),
              where(sql<number>`coalesce(jobs.delivered_at, jobs.finished_at)`, "<=", picturesBefore),
            ]),
          ]),
        )
        .orderBy("jobs.sequence")
        .limit(limit)
        .execute();
      return rows.map(toBlob);
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
