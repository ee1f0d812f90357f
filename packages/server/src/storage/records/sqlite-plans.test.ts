import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { newJob } from "../new-job.test.fixture.ts";
import type { Records } from "../records.ts";
import { makeTempHome } from "../temp-home.test.fixture.ts";
import { openDatabase } from "./open-database.ts";
import { createSqliteRecords } from "./sqlite.ts";

/** The tables that SQLite reads row by row while `use` runs. */
async function scansOf(use: (records: Records) => Promise<unknown>): Promise<string[]> {
  const { database } = await makeTempHome();
  const connection = openDatabase(database);
  const asked = new Map<string, number>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => {
    asked.set(sql, (sql.match(/\?/g) ?? []).length);
    return prepare(sql);
  };
  const records = createSqliteRecords(connection);
  onTestFinished(() => records.close());
  await use(records);
  const plans = new DatabaseSync(database);
  onTestFinished(() => plans.close());
  return [...asked].flatMap(([sql, parameters]) => {
    if (!/^(select|update|delete)/.test(sql)) return [];
    const steps = plans
      .prepare(`explain query plan ${sql}`)
      .all(...Array.from({ length: parameters }, () => 1));
    return steps.map(({ detail }) => String(detail)).filter((detail) => /^SCAN (jobs|blobs)$/.test(detail));
  });
}

const job = newJob();

test.for<[string, (records: Records) => Promise<unknown>]>([
  [
    "accepting with a key",
    ({ jobs }) => jobs.accept({ job: newJob({ idempotencyKey: "k" }), inputBlobs: [] }),
  ],
  ["accepting a retry", ({ jobs }) => jobs.accept({ job, inputBlobs: [], joinSince: 0 })],
  ["claiming", ({ queue }) => queue.claim("worker", 1)],
  ["claiming in a lane", ({ queue }) => queue.claim("worker", 1, "sketch")],
  ["cancelling", ({ queue }) => queue.cancelQueued("job_1", 1)],
  [
    "listing what can go",
    ({ blobs }) => blobs.listDisposable({ picturesBefore: 1, partialsBefore: 1, limit: 1 }),
  ],
  ["removing what has gone", ({ jobs }) => jobs.removeExpired(1)],
])("%s reads no table from end to end", async ([, use]) => {
  expect(await scansOf(use)).toEqual([]);
});
