import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../migrations/migrate.ts";
import { migrations } from "../migrations/migrations.ts";
import { newJob } from "../new-job.test.fixture.ts";
import { recordsContract } from "../records.contract.ts";
import { StartError } from "../start-error.ts";
import { makeTempHome } from "../temp-home.test.fixture.ts";
import { openDatabase } from "./open-database.ts";
import { createSqliteRecords, openSqliteRecords } from "./sqlite.ts";

const accepting = fileURLToPath(new URL("../accept-jobs.test.fixture.ts", import.meta.url));

recordsContract(async () => openSqliteRecords((await makeTempHome()).database));

function pragma(path: string, name: string): unknown {
  const database = new DatabaseSync(path);
  try {
    return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
  } finally {
    database.close();
  }
}

test("rows survive closing and opening again", async () => {
  const { database } = await makeTempHome();
  const first = openSqliteRecords(database);
  const job = newJob();
  await first.jobs.accept({ job, inputBlobs: [] });
  await first.close();
  const second = openSqliteRecords(database);
  expect(await second.jobs.read(job.id)).toMatchObject(job);
  await second.close();
});

test("two programs write at the same time and see each other's rows", async () => {
  const { database, folder } = await makeTempHome();
  const records = openSqliteRecords(database);
  onTestFinished(() => records.close());
  const other = spawn(process.execPath, ["--conditions=@pinhole/source", accepting], {
    env: { ...process.env, PINHOLE_HOME: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  for (let index = 0; index < 100; index += 1) await records.jobs.accept({ job: newJob(), inputBlobs: [] });
  expect(await once(other, "exit")).toEqual([0, null]);
  expect((await records.jobs.countByState()).queued).toBe(200);
});

test("records that were never used can be closed, and leave no log file", async () => {
  const { database } = await makeTempHome();
  await openSqliteRecords(database).close();
  expect(pragma(database, "journal_mode")).toBe("wal");
  expect(() => readFileSync(`${database}-wal`)).toThrow("ENOENT");
});

test("a database newer than the program is refused and left alone", async () => {
  const { database } = await makeTempHome();
  await openSqliteRecords(database).close();
  const newer = new DatabaseSync(database);
  newer.exec("update schema_version set version = 99");
  newer.close();
  const before = readFileSync(database);
  expect(() => openSqliteRecords(database)).toThrow(StartError);
  expect(() => openSqliteRecords(database)).toThrow(
    "The database was written by a newer Pinhole (schema 99, this program knows up to 2). Update Pinhole, or set PINHOLE_HOME to another folder.",
  );
  expect(readFileSync(database).equals(before)).toBe(true);
});

test("another program's database is refused and left alone", async () => {
  const { database } = await makeTempHome();
  const foreign = new DatabaseSync(database);
  foreign.exec("create table songs (title text)");
  foreign.close();
  expect(() => openSqliteRecords(database)).toThrow("another program's tables");
});

test.for(["not a database at all, but long enough to have a header ".repeat(4), "short"])(
  "a file that is no database is refused: %s",
  async (text) => {
    const { database } = await makeTempHome();
    writeFileSync(database, text);
    expect(() => openSqliteRecords(database)).toThrow(StartError);
    expect(() => openSqliteRecords(database)).toThrow("pinhole.db is damaged");
    expect(readFileSync(database, "utf8")).toBe(text);
  },
);

test("a database with a damaged page is refused", async () => {
  const { database } = await makeTempHome();
  const records = openSqliteRecords(database);
  for (let index = 0; index < 50; index += 1) await records.jobs.accept({ job: newJob(), inputBlobs: [] });
  await records.close();
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 4096, bytes.length - 4096);
  writeFileSync(database, bytes);
  expect(() => openSqliteRecords(database)).toThrow("pinhole.db is damaged");
});

test("a place that cannot be a file is refused without naming more than the database", async () => {
  const { database } = await makeTempHome();
  mkdirSync(database);
  expect(() => openSqliteRecords(database)).toThrow(StartError);
  expect(() => openSqliteRecords(database)).toThrow("cannot be opened for writing");
});

test("a database is moved from any earlier version to today's", async () => {
  const { folder } = await makeTempHome();
  const path = join(folder, "steps.db");
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  migrate(database, migrations.slice(0, 1));
  migrate(database, [
    ...migrations.slice(0, 1),
    "create table later (id integer) strict",
    "alter table later add name text",
  ]);
  expect(database.prepare("select version from schema_version").get()).toMatchObject({ version: 3 });
  database.exec("insert into later (id, name) values (1, 'x')");
});

test("a migration that fails changes nothing", async () => {
  const { folder } = await makeTempHome();
  const database = new DatabaseSync(join(folder, "fails.db"));
  onTestFinished(() => database.close());
  migrate(database, ["create table one (id integer) strict"]);
  const broken = [
    "create table one (id integer) strict",
    "create table two (id integer) strict; drop table missing",
  ];
  expect(() => migrate(database, broken)).toThrow("missing");
  expect(database.prepare("select version from schema_version").get()).toMatchObject({ version: 1 });
  expect(database.prepare("select name from sqlite_schema where name = 'two'").get()).toBeUndefined();
});

test("a full disk is the 503 a client may see, and work goes on once there is room", async () => {
  const { database } = await makeTempHome();
  const connection = openDatabase(database);
  const records = createSqliteRecords(connection);
  onTestFinished(() => records.close());
  const { id } = newJob();
  await records.jobs.accept({ job: newJob({ id }), inputBlobs: [] });
  // SQLite answers SQLITE_FULL at its own limit exactly as it does for a full disk.
  const used = connection.prepare("pragma page_count").get()?.page_count;
  connection.exec(`pragma max_page_count = ${Number(used)}`);
  const big = newJob({ requestId: "x".repeat(100_000) });
  await expect(records.jobs.accept({ job: big, inputBlobs: [] })).rejects.toMatchObject({
    status: 503,
    code: "no_space_left",
    headers: { "retry-after": "30" },
  });
  expect(await records.jobs.read(id)).toMatchObject({ state: "queued" });
  expect(await records.jobs.read(big.id)).toBeUndefined();
  connection.exec("pragma max_page_count = 1000000");
  expect(await records.jobs.accept({ job: big, inputBlobs: [] })).toMatchObject({ outcome: "created" });
});
