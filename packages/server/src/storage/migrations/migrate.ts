import type { DatabaseSync } from "node:sqlite";
import { StartError } from "../start-error.ts";
import { migrations } from "./migrations.ts";

/**
 * Brings a database to today's schema, forwards only, in one transaction that other programs wait for.
 * @throws {StartError} for a database newer than this program, or one that is not Pinhole's
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  database.exec("begin immediate");
  try {
    const version = readVersion(database);
    if (version > steps.length) throw newerDatabase(version, steps.length);
    for (const step of steps.slice(version)) database.exec(step);
    database.prepare("update schema_version set version = ?").run(steps.length);
    database.exec("commit");
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw error;
  }
}

function readVersion(database: DatabaseSync): number {
  if (!hasTable(database, "schema_version")) {
    if (countTables(database) > 0) {
      throw new StartError("The file pinhole.db holds another program's tables, so it was left alone.");
    }
    database.exec(`
      create table schema_version (version integer not null) strict;
      insert into schema_version (version) values (0);
    `);
  }
  return Number(database.prepare("select version from schema_version").get()?.version);
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return (
    database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined
  );
}

function countTables(database: DatabaseSync): number {
  return Number(database.prepare("select count(*) as tables from sqlite_schema").get()?.tables);
}

function newerDatabase(found: number, known: number): StartError {
  return new StartError(
    `The database was written by a newer Pinhole (schema ${found}, this program knows up to ${known}). ` +
      "Update Pinhole, or set PINHOLE_HOME to another folder.",
  );
}
