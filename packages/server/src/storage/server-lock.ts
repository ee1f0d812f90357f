import { DatabaseSync } from "node:sqlite";
import type { Home } from "./home.ts";
import { StartError } from "./start-error.ts";

// Long enough to outlast another program's look at the lock.
const acquireTimeoutMs = 500;

// A connection nobody refers to is collected, and its lock with it.
const held = new Set<DatabaseSync>();

export interface ServerLock {
  release(): void;
}

/**
 * Makes this process the one server of a home until it releases the lock or dies.
 * The lock is SQLite's own on a file (https://sqlite.org/lockingv3.html): the system frees it with the process,
 * so that a killed server leaves nothing behind.
 * @throws {StartError} when another server holds it
 */
export function acquireServerLock(home: Home): ServerLock {
  const file = openLock(home, acquireTimeoutMs);
  try {
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw unusable(home, error);
    throw new StartError(
      `A Pinhole server is already running on ${home.folder}. Stop it first, or start this one with PINHOLE_HOME set to another folder.`,
      { cause: error },
    );
  }
  held.add(file);
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

/** Whether a living server holds the lock of a home. */
export function isServerLocked(home: Home): boolean {
  const file = openLock(home, 0);
  try {
    file.exec("select count(*) from sqlite_schema");
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw unusable(home, error);
  } finally {
    file.close();
  }
}

function openLock(home: Home, timeout: number): DatabaseSync {
  try {
    return new DatabaseSync(home.lock, { timeout });
  } catch (error) {
    throw unusable(home, error);
  }
}

function unusable(home: Home, cause: unknown): StartError {
  return new StartError(
    `The lock file of ${home.folder} cannot be used. Check the folder's owner and rights, or set PINHOLE_HOME to another folder.`,
    { cause },
  );
}

// SQLITE_BUSY and its extended codes, https://sqlite.org/rescode.html#busy
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === 5;
}
