import { type CheckpointListing, type Json, readConfig } from "./checkpoint-listing.ts";
import type { DiffusionKind } from "./diffusion-kind.ts";
import { ModelError } from "./model-error.ts";

/** What a checkpoint is, by its `model_index.json`. */
export interface CheckpointParts {
  kind: DiffusionKind;
  /** diffusers' class: `StableDiffusionPipeline`. */
  pipeline: string;
  /** Components to fetch, each a folder. */
  components: string[];
  /** Present and not wanted: `safety_checker`. */
  leftOut: string[];
}

/** diffusers' pipelines that these networks come with. */
const kinds: Readonly<Record<string, DiffusionKind>> = {
  StableDiffusionPipeline: "stable-diffusion",
  StableDiffusionImg2ImgPipeline: "stable-diffusion",
  StableDiffusionInpaintPipeline: "stable-diffusion",
  LatentConsistencyModelPipeline: "stable-diffusion",
  LatentConsistencyModelImg2ImgPipeline: "stable-diffusion",
  StableDiffusionXLPipeline: "stable-diffusion-xl",
  StableDiffusionXLImg2ImgPipeline: "stable-diffusion-xl",
  StableDiffusionXLInpaintPipeline: "stable-diffusion-xl",
  StableDiffusionImageVariationPipeline: "image-variation",
  StableUnCLIPImg2ImgPipeline: "unclip",
};

const text = ["text_encoder", "tokenizer"];
const needed: Readonly<Record<DiffusionKind, readonly string[]>> = {
  "stable-diffusion": ["unet", "vae", "scheduler", ...text],
  "stable-diffusion-xl": ["unet", "vae", "scheduler", ...text, "text_encoder_2", "tokenizer_2"],
  "image-variation": ["unet", "vae", "scheduler", "image_encoder"],
  unclip: [
    "unet",
    "vae",
    "scheduler",
    ...text,
    "image_encoder",
    "image_normalizer",
    "image_noising_scheduler",
  ],
};

/**
 * Reads what a checkpoint consists of.
 * @throws {ModelError} for another layout, or networks that cannot be drawn with
 */
export async function readParts(
  listing: CheckpointListing,
  wish: { safetyChecker: boolean },
): Promise<CheckpointParts> {
  if (!listing.sizes.has("model_index.json")) throw explainLayout(listing);
  const index = await readConfig(listing, "model_index.json");
  const pipeline = String(index["_class_name"]);
  const kind = Object.hasOwn(kinds, pipeline) ? kinds[pipeline] : undefined;
  if (kind === undefined) {
    throw new ModelError(
      `${listing.title} is a ${pipeline.replaceAll(/\W/g, "").slice(0, 80)}, which Pinhole cannot draw with. It can with Stable Diffusion 1, 2 and XL, their turbo, LCM, inpainting and distilled forms, image variations and unCLIP.`,
    );
  }
  const missing = needed[kind].filter((component) => !isThere(index, component));
  if (missing.length > 0) {
    throw new ModelError(
      `${listing.title} lacks ${missing.join(" and ")} in its model_index.json: it cannot draw on its own.`,
    );
  }
  const checker = isThere(index, "safety_checker") && hasFolder(listing, "safety_checker");
  const extras = checker && wish.safetyChecker ? ["safety_checker"] : [];
  const extractor = extras.length > 0 || kind === "image-variation" || kind === "unclip";
  if (extractor && hasFolder(listing, "feature_extractor")) extras.push("feature_extractor");
  return {
    kind,
    pipeline,
    components: [...needed[kind], ...extras],
    leftOut: checker && !wish.safetyChecker ? ["safety_checker"] : [],
  };
}

/** `"unet": ["diffusers", "UNet2DConditionModel"]`; an absent one is `[null, null]`. */
function isThere(index: Json, component: string): boolean {
  const entry = index[component];
  return Array.isArray(entry) && typeof entry[1] === "string";
}

export function hasFolder({ sizes }: CheckpointListing, folder: string): boolean {
  return [...sizes.keys()].some((path) => path.startsWith(`${folder}/`));
}

function explainLayout({ title, sizes }: CheckpointListing): ModelError {
  const single = [...sizes.keys()].find((path) => /^[^/]+\.(safetensors|ckpt)$/.test(path));
  const found =
    single === undefined ? "" : ` It holds ${single}, a checkpoint in one file, which is not read.`;
  return new ModelError(
    `${title} has no model_index.json, so it is not in the layout of diffusers.${found} Look for a diffusers version of the model.`,
  );
}
