import { DatabaseSync } from "node:sqlite";
import { migrate } from "../migrations/migrate.ts";
import { isNoSpace } from "../no-space.ts";
import { StartError } from "../start-error.ts";

const busyTimeoutMs = 5_000;

/**
 * Opens (or makes) the database of a home and brings it to today's schema.
 * WAL and `synchronous = full`: a committed row survives a killed program and a power cut.
 * @throws {StartError} when the file cannot be written, is damaged, is another program's or a newer Pinhole's
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma journal_size_limit = 67108864;
    `);
    checkIntegrity(database);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw explain(error);
  }
}

function checkIntegrity(database: DatabaseSync): void {
  const verdict = database.prepare("pragma quick_check(1)").get();
  if (verdict?.quick_check !== "ok") throw damaged();
}

function damaged(cause?: unknown): StartError {
  return new StartError(
    "The database pinhole.db is damaged. Move it (and pinhole.db-wal) out of the folder to start with an empty one: " +
      "keys and results of the last hour are in it.",
    { cause },
  );
}

// Primary result codes, https://sqlite.org/rescode.html
const sqliteErrors = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, cannotOpen: 14, notADatabase: 26 };

function explain(error: unknown): unknown {
  if (error instanceof StartError) return error;
  if (isNoSpace(error))
    return new StartError("There is no disk space left for the database.", { cause: error });
  switch (primaryCode(error)) {
    case sqliteErrors.corrupt:
    case sqliteErrors.notADatabase:
      return damaged(error);
    case sqliteErrors.readOnly:
    case sqliteErrors.cannotOpen:
    case sqliteErrors.ioError:
      return new StartError(
        "The database pinhole.db cannot be opened for writing. Check the folder's owner and rights, or set PINHOLE_HOME to another folder.",
        { cause: error },
      );
    case sqliteErrors.busy:
      return new StartError("The database pinhole.db is held by another program. Try again in a moment.", {
        cause: error,
      });
    default:
      return error;
  }
}

// An extended code keeps its primary code in the low byte.
function primaryCode(error: unknown): number | undefined {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" ? code & 0xff : undefined;
}
