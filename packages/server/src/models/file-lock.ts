import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";

export interface FileLock extends Disposable {
  release(): void;
}

// A connection nobody refers to is collected, and its lock with it.
const held = new Set<DatabaseSync>();
const lookEveryMs = 100;

/**
 * Takes a lock that at most one process, and one caller in it, holds; undefined when another does.
 * It is SQLite's own on a file (https://sqlite.org/lockingv3.html): the system frees it when its holder dies.
 * @throws where the file cannot be made or opened
 */
export function tryLock(path: string): FileLock | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  held.add(file);
  const release = () => {
    if (held.delete(file)) file.close();
  };
  return { release, [Symbol.dispose]: release };
}

export interface LockWatch {
  signal: AbortSignal;
  /** Called once where there is something to wait for. */
  onWait?: () => void;
}

/** Takes the lock as soon as its holder lets go. */
export async function waitForLock(path: string, { signal, onWait }: LockWatch): Promise<FileLock> {
  for (let isFirst = true; ; isFirst = false) {
    signal.throwIfAborted();
    const lock = tryLock(path);
    if (lock !== undefined) return lock;
    if (isFirst) onWait?.();
    await delay(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

// SQLITE_BUSY and its extended codes, https://sqlite.org/rescode.html#busy
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === 5;
}
