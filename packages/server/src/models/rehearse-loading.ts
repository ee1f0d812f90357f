import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCheckpoint } from "./check-checkpoint.ts";
import type { CheckpointListing } from "./checkpoint-listing.ts";
import { ModelError } from "./model-error.ts";
import { writeOutline } from "./write-outline.ts";

/**
 * Finds out whether a checkpoint that is not here yet can be drawn with: its outline is loaded as the whole would be,
 * in a temporary folder that is gone afterwards.
 * @param paths what of the listing will be loaded
 * @returns bytes its weights will take in memory
 * @throws {ModelError} naming the component and what of it does not fit
 */
export async function rehearseLoading(listing: CheckpointListing, paths: readonly string[]): Promise<number> {
  const parent = tmpdir();
  try {
    const folder = await mkdtemp(join(parent, "pinhole-outline-"));
    try {
      await writeOutline(listing, paths, folder);
      return await checkCheckpoint(folder, listing.title);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw isOfDisk(error) ? explainTemporary(parent, error) : error;
  }
}

function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "path" in error;
}

function explainTemporary(folder: string, error: NodeJS.ErrnoException): ModelError {
  return new ModelError(
    `The temporary folder ${folder} cannot be used (${error.code}), and a model is looked over there before it is fetched. Free some space in it, or set TMPDIR (TEMP on Windows) to another one.`,
    { cause: error },
  );
}
