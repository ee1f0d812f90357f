import { type CheckpointListing, readConfig } from "./checkpoint-listing.ts";
import { whyUnsafe } from "./file-path.ts";
import { ModelError } from "./model-error.ts";

/** The width of the numbers, by the files' names. */
export type Variant = "fp16" | "fp32";

export interface WeightFiles {
  /** The weights, and for several files their index. */
  paths: string[];
  /** What the files' names say; a file that is not called fp16 may still hold 16-bit numbers. */
  variant: Variant;
}

/** Under which diffusers and transformers save a network. */
const stems = ["diffusion_pytorch_model", "model"];
const endings: Readonly<Record<Variant, readonly string[]>> = {
  fp32: [".safetensors", ".safetensors.index.json"],
  fp16: [".fp16.safetensors", ".safetensors.index.fp16.json", ".fp16.safetensors.index.json"],
};
const pickle = /\.(bin|ckpt|pt|pth|pkl)$/;

/** Which variant is taken: the one that must be there, or the one that is liked better. */
export type VariantWish = { must: Variant } | { rather: Variant };

/**
 * The safetensors files of one component; `""` for a checkpoint without folders.
 * @throws {ModelError} where there are none, or not of the variant that must be
 */
export async function findWeights(
  listing: CheckpointListing,
  component: string,
  wish: VariantWish,
): Promise<WeightFiles> {
  const other = { fp16: "fp32", fp32: "fp16" } as const;
  const order: Variant[] = "must" in wish ? [wish.must] : [wish.rather, other[wish.rather]];
  for (const variant of order) {
    const paths = await findVariant(listing, component, variant);
    if (paths !== undefined) return { paths, variant };
  }
  throw explainMissing(listing, component, wish);
}

async function findVariant(
  listing: CheckpointListing,
  component: string,
  variant: Variant,
): Promise<string[] | undefined> {
  for (const ending of endings[variant]) {
    for (const stem of stems) {
      const path = inside(component, stem + ending);
      if (!listing.sizes.has(path)) continue;
      return ending.endsWith(".json") ? [path, ...(await readIndex(listing, component, path))] : [path];
    }
  }
  return undefined;
}

/** The files that an index names: beside it, and nowhere else. */
async function readIndex(listing: CheckpointListing, component: string, path: string): Promise<string[]> {
  const { weight_map: map } = await readConfig(listing, path);
  const names = typeof map === "object" && map !== null ? [...new Set<unknown>(Object.values(map))] : [];
  const shards: string[] = [];
  for (const name of names) {
    if (typeof name !== "string" || !/^[\w.-]+\.safetensors$/.test(name)) {
      throw new ModelError(
        `${path} of ${listing.title} names ${JSON.stringify(name).slice(0, 200)}, which is not a .safetensors file beside it. Nothing was fetched.`,
      );
    }
    const shard = inside(component, name);
    if (!listing.sizes.has(shard)) {
      throw new ModelError(`${path} of ${listing.title} names ${name}, which is missing.`);
    }
    shards.push(shard);
  }
  if (shards.length === 0) throw new ModelError(`${path} of ${listing.title} names no files.`);
  return shards.toSorted();
}

function explainMissing(listing: CheckpointListing, component: string, wish: VariantWish): ModelError {
  const where = component === "" ? listing.title : `${component} of ${listing.title}`;
  const files = [...listing.sizes.keys()].filter((path) => path.startsWith(inside(component, "")));
  if ("must" in wish && files.some((path) => path.endsWith(".safetensors"))) {
    return new ModelError(`${where} has no ${wish.must} weights. Leave --variant out to take what there is.`);
  }
  const pickled = files.find((path) => pickle.test(path) && whyUnsafe(path) === undefined);
  if (pickled === undefined) return new ModelError(`${where} has no weights in safetensors files.`);
  return new ModelError(
    `${where} has its weights as a pickle only (${pickled}). Pickles can run code when they are read, so Pinhole does not read them. Look for a version with .safetensors files; often a pull request of the repository has them: owner/name@refs/pr/1.`,
  );
}

function inside(component: string, name: string): string {
  return component === "" ? name : `${component}/${name}`;
}
