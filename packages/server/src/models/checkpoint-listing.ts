import { parsePythonJson } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";

/** A checkpoint's files before they are here: a repository of a hub, or a folder. */
export interface CheckpointListing {
  /** `stabilityai/sd-turbo`, or the folder. */
  title: string;
  /** Relative paths with `/`, and their sizes in bytes. */
  sizes: ReadonlyMap<string, number>;
  readText(path: string): Promise<string>;
  /** @param length at most the file's size */
  readStart(path: string, length: number): Promise<Uint8Array>;
}

export type Json = Readonly<Record<string, unknown>>;

const largestText = 20 * 2 ** 20;

/**
 * Reads a configuration or a tokenizer's file.
 * @throws {ModelError} where it is missing or too large
 */
export async function readSmallText(listing: CheckpointListing, path: string): Promise<string> {
  const size = listing.sizes.get(path);
  if (size === undefined) throw new ModelError(`${listing.title} has no ${path}.`);
  if (size > largestText) {
    throw new ModelError(
      `${path} of ${listing.title} has ${size} bytes, which no configuration and no tokenizer has.`,
    );
  }
  return listing.readText(path);
}

/**
 * Reads one of the small JSON files.
 * @throws {ModelError} where it is missing, too large or not a JSON object
 */
export async function readConfig(listing: CheckpointListing, path: string): Promise<Record<string, unknown>> {
  const value = parse(await readSmallText(listing, path));
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
