import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Records } from "../records.ts";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openDatabase } from "./open-database.ts";
import { createBlobRecords } from "./sqlite-blobs.ts";
import { createJobRecords } from "./sqlite-jobs.ts";
import { createKeyRecords, createSecretRecords } from "./sqlite-keys.ts";
import { createQueueRecords } from "./sqlite-queue.ts";
import type { Tables } from "./tables.ts";

/**
 * Records in one SQLite file; other programs on this machine may use the file at the same time.
 * A full disk rejects with the 503 error `noSpace`.
 * @param path of the database file, made where there is none
 * @throws {StartError} when the file cannot be used
 */
export function openSqliteRecords(path: string): Records {
  return createSqliteRecords(openDatabase(path));
}

/** Records over a connection from {@link openDatabase}, which they close. */
export function createSqliteRecords(connection: DatabaseSync): Records {
  const database = new Kysely<Tables>({ dialect: createNodeSqliteDialect(connection) });
  return {
    jobs: createJobRecords(database),
    queue: createQueueRecords(database),
    blobs: createBlobRecords(database),
    keys: createKeyRecords(database),
    secrets: createSecretRecords(database),
    async probe() {
      await database.replaceInto("probes").values({ id: 1, written_at: Date.now() }).execute();
    },
    async close() {
      await database.destroy();
      // Kysely leaves a connection open that it has never used.
      if (connection.isOpen) connection.close();
    },
  };
}
