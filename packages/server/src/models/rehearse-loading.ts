import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkCheckpoint, type CheckedCheckpoint } from "./check-checkpoint.ts";
import type { CheckpointListing } from "./checkpoint-listing.ts";
import { ModelError } from "./model-error.ts";
import { type FileOutline, outlineFiles } from "./outline-files.ts";

/**
 * Finds out whether a checkpoint that is not here yet can be drawn with: its outline is loaded as the whole would be,
 * in a temporary folder that is gone afterwards.
 * @param paths what of the listing will be loaded
 * @throws {ModelError} naming the component and what of it does not fit
 */
export async function rehearseLoading(
  listing: CheckpointListing,
  paths: readonly string[],
): Promise<CheckedCheckpoint> {
  const parent = tmpdir();
  const folder = await mkdtemp(join(parent, "pinhole-outline-")).catch((error: unknown) => {
    throw explainTemporary(parent, error);
  });
  try {
    await outlineFiles(listing, paths, async (path, outline) => {
      await write(join(folder, path), outline).catch((error: unknown) => {
        throw explainTemporary(parent, error);
      });
    });
    return await checkCheckpoint(folder, listing.title);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(path: string, { start, size }: FileOutline): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await using file = await open(path, "w");
  await file.writeFile(start);
  if (size !== undefined) await file.truncate(size);
}

function explainTemporary(folder: string, cause: unknown): ModelError {
  const reason = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return new ModelError(
    `The temporary folder ${folder} cannot be written${reason}, and a model is looked over there before it comes. Free some space in it, or set TMPDIR (TEMP on Windows) to another one.`,
    { cause },
  );
}
