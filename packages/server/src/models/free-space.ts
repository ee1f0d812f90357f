import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { showBytes } from "./byte-size.ts";
import { ModelError } from "./model-error.ts";

/** Left alone, so that the system and a running server keep something to work with. */
const reserve = 128 * 2 ** 20;

export type MeasureSpace = (folder: string) => Promise<{ bavail: number; bsize: number }>;

/**
 * Refuses what the disk has no room for, before anything is written.
 * @param folder need not exist yet
 * @throws {ModelError} with how much is missing
 */
export async function requireSpace(
  needed: number,
  folder: string,
  measure: MeasureSpace = statfs,
): Promise<void> {
  const { bavail, bsize } = await measure(await nearestFolder(folder));
  const free = bavail * bsize;
  if (free >= needed + reserve) return;
  throw new ModelError(
    `There is too little space in ${folder}: ${showBytes(needed)} are needed and ${showBytes(free)} are free. Free some, or set PINHOLE_MODELS to a folder on a larger disk.`,
  );
}

/** The disk filled up on the way. */
export function diskFull(folder: string, cause: unknown): ModelError {
  return new ModelError(
    `The disk of ${folder} is full. What was fetched is kept: free some space and run the same command again, or set PINHOLE_MODELS to a folder on a larger disk.`,
    { cause },
  );
}

async function nearestFolder(path: string): Promise<string> {
  const present = await stat(path).catch(() => undefined);
  return present || dirname(path) === path ? path : nearestFolder(dirname(path));
}
