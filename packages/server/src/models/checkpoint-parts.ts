import { CheckpointError, type ComponentName, type ModelIndex, parseModelIndex } from "@pinhole/diffusion";
import { explainUnfit } from "./check-checkpoint.ts";
import { type CheckpointListing, readConfig } from "./checkpoint-listing.ts";
import { whyUnsafe } from "./file-path.ts";
import { ModelError } from "./model-error.ts";

/** What a checkpoint is, by its `model_index.json`. */
export interface CheckpointParts {
  /** Name of its family. */
  kind: string;
  /** Components that are wanted, each a folder. */
  components: ComponentName[];
  /** Present and not wanted: `safety_checker`. */
  leftOut: ComponentName[];
}

/**
 * Reads what a checkpoint consists of.
 * @throws {ModelError} for another layout, or networks that cannot be drawn with
 */
export async function readParts(
  listing: CheckpointListing,
  wish: { safetyChecker: boolean },
): Promise<CheckpointParts> {
  if (!listing.sizes.has("model_index.json")) throw explainLayout(listing);
  const { family, classes } = parseIndex(listing, await readConfig(listing, "model_index.json"));
  const checker = classes.has("safety_checker") && hasFolder(listing, "safety_checker");
  const takesChecker = checker && wish.safetyChecker;
  const takesExtractor =
    (takesChecker || classes.has("image_encoder")) && hasFolder(listing, "feature_extractor");
  const unwanted: ComponentName[] = [];
  if (!takesChecker) unwanted.push("safety_checker");
  if (!takesExtractor) unwanted.push("feature_extractor");
  return {
    kind: family.name,
    components: [...classes.keys()].filter((component) => !unwanted.includes(component)),
    leftOut: checker && !takesChecker ? ["safety_checker"] : [],
  };
}

function parseIndex({ title }: CheckpointListing, file: Record<string, unknown>): ModelIndex {
  try {
    return parseModelIndex(file);
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw explainUnfit(error, title);
  }
}

function hasFolder({ sizes }: CheckpointListing, folder: string): boolean {
  return [...sizes.keys()].some((path) => path.startsWith(`${folder}/`));
}

function explainLayout({ title, sizes }: CheckpointListing): ModelError {
  const single = [...sizes.keys()].find(
    (path) => /^[^/]+\.(safetensors|ckpt|gguf)$/.test(path) && whyUnsafe(path) === undefined,
  );
  const found =
    single === undefined ? "" : ` It holds ${single}, a checkpoint in one file, which is not read.`;
  return new ModelError(
    `${title} has no model_index.json, so it is not in the layout of diffusers.${found} Look for a diffusers version of the model.`,
  );
}
