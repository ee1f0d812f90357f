import { parsePythonJson } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";

/** A checkpoint's files before they are here: a repository of a hub, or a folder. */
export interface CheckpointListing {
  /** `stabilityai/sd-turbo`, or the folder. */
  title: string;
  /** Relative paths with `/`, and their sizes in bytes. */
  sizes: ReadonlyMap<string, number>;
  readText(path: string): Promise<string>;
}

export type Json = Readonly<Record<string, unknown>>;

const largestConfig = 20 * 2 ** 20;

/**
 * Reads one of the small JSON files.
 * @throws {ModelError} where it is missing, too large or not a JSON object
 */
export async function readConfig(listing: CheckpointListing, path: string): Promise<Record<string, unknown>> {
  const size = listing.sizes.get(path);
  if (size === undefined) throw new ModelError(`${listing.title} has no ${path}.`);
  if (size > largestConfig) {
    throw new ModelError(`${path} of ${listing.title} has ${size} bytes, which no configuration has.`);
  }
  const value = parse(await listing.readText(path));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new ModelError(`${path} of ${listing.title} is not a JSON object. The checkpoint is damaged.`);
}

function parse(text: string): unknown {
  try {
    return parsePythonJson(text);
  } catch {
    return undefined;
  }
}
