import type { CheckpointListing } from "./checkpoint-listing.ts";
import { type CheckpointParts, readParts } from "./checkpoint-parts.ts";
import { whyUnsafe } from "./file-path.ts";
import { ModelError } from "./model-error.ts";
import { findWeights, type Variant, type VariantWish } from "./weight-files.ts";

/** Of everything that lies in a repository, what is needed to draw. */
export interface ChosenFiles {
  parts: CheckpointParts;
  paths: string[];
  /** By component. */
  variants: Map<string, Variant>;
}

export interface ChoiceWish {
  variant: VariantWish;
  safetyChecker: boolean;
}

const tokenizerFiles = [
  "tokenizer.json",
  "vocab.json",
  "merges.txt",
  "tokenizer_config.json",
  "special_tokens_map.json",
  "added_tokens.json",
];

/**
 * Chooses a checkpoint's files: configurations, tokenizers and one set of safetensors weights for each network.
 * @throws {ModelError} naming what is missing or must not be written
 */
export async function chooseFiles(listing: CheckpointListing, wish: ChoiceWish): Promise<ChosenFiles> {
  const parts = await readParts(listing, wish);
  const paths = ["model_index.json"];
  const variants = new Map<string, Variant>();
  for (const component of parts.components) {
    const config = configOf(component);
    if (config === undefined) paths.push(...chooseTokenizer(listing, component));
    else paths.push(requireFile(listing, `${component}/${config}`));
    if (config !== "config.json") continue;
    const weights = await findWeights(listing, component, wish.variant);
    paths.push(...weights.paths);
    variants.set(component, weights.variant);
  }
  return { parts, paths: checkPaths(paths, listing), variants };
}

/** The files of a small decoder (TAESD): a network without folders. */
export async function chooseDecoderFiles(listing: CheckpointListing): Promise<string[]> {
  const { paths } = await findWeights(listing, "", { rather: "fp32" });
  return checkPaths([requireFile(listing, "config.json"), ...paths], listing);
}

/** A component's configuration; undefined for a tokenizer, which has several files. */
function configOf(component: string): string | undefined {
  if (component.startsWith("tokenizer")) return undefined;
  if (component.endsWith("scheduler")) return "scheduler_config.json";
  return component === "feature_extractor" ? "preprocessor_config.json" : "config.json";
}

function chooseTokenizer(listing: CheckpointListing, component: string): string[] {
  const has = (name: string) => listing.sizes.has(`${component}/${name}`);
  if (!has("tokenizer.json") && !(has("vocab.json") && has("merges.txt"))) {
    throw new ModelError(
      `${component} of ${listing.title} has neither tokenizer.json nor vocab.json and merges.txt.`,
    );
  }
  return tokenizerFiles.filter(has).map((name) => `${component}/${name}`);
}

function requireFile(listing: CheckpointListing, path: string): string {
  if (listing.sizes.has(path)) return path;
  throw new ModelError(`${listing.title} has no ${path}: the checkpoint is incomplete.`);
}

function checkPaths(paths: string[], { title }: CheckpointListing): string[] {
  for (const path of paths) {
    const reason = whyUnsafe(path);
    if (reason !== undefined) {
      throw new ModelError(
        `${title} names the file ${JSON.stringify(path)}, which is not written: ${reason}.`,
      );
    }
  }
  return paths;
}
