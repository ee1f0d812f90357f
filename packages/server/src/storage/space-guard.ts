import { statfs } from "node:fs/promises";
import { apiError } from "@pinhole/contract";

export interface SpaceGuard {
  /** @throws {ApiError} the 503 `noSpace` when there is too little room to begin new work */
  check(): Promise<void>;
}

export interface SpaceGuardOptions {
  /** Sizes in blocks, as statfs(2) gives them. */
  measure?: (folder: string) => Promise<{ bavail: number; blocks: number; bsize: number }>;
  now?: () => number;
}

const mostKeptFree = 32 * 2 ** 20;
const cacheMs = 1_000;

/**
 * Keeps the last of a disk for work that has begun: SQLite can neither write an end nor delete a row on a full one.
 * New work needs 32 MiB free, or on a small disk a twentieth of it. Measured at most once a second.
 */
export function createSpaceGuard(folder: string, options: SpaceGuardOptions = {}): SpaceGuard {
  const { measure = statfs, now = Date.now } = options;
  let measured = { hasRoom: true, at: Number.NEGATIVE_INFINITY };
  return {
    async check() {
      if (now() - measured.at >= cacheMs) measured = { hasRoom: hasRoom(await measure(folder)), at: now() };
      if (!measured.hasRoom) throw apiError("noSpace", {});
    },
  };
}

function hasRoom({ bavail, blocks, bsize }: { bavail: number; blocks: number; bsize: number }): boolean {
  return bavail * bsize >= Math.min(mostKeptFree, (blocks * bsize) / 20);
}
