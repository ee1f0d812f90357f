import type { DiffusionModel } from "../pipelines/diffusion-model.ts";
import { CheckpointError } from "./checkpoint-error.ts";
import { readJson } from "./read-json.ts";

/** A component of a checkpoint: the name of its folder, as model_index.json has it. */
export type ComponentName =
  | "unet"
  | "vae"
  | "scheduler"
  | "text_encoder"
  | "text_encoder_2"
  | "tokenizer"
  | "tokenizer_2"
  | "image_encoder"
  | "feature_extractor"
  | "image_normalizer"
  | "image_noising_scheduler"
  | "safety_checker";

/** What a checkpoint says it consists of. */
export interface ModelIndex {
  kind: DiffusionModel["kind"];
  /** diffusers' class: `StableDiffusionPipeline`. */
  pipeline: string;
  /** Class of each component that is there. */
  classes: ReadonlyMap<ComponentName, string>;
  /** SDXL: an omitted negative prompt is zeros. */
  forceZerosForEmptyPrompt: boolean;
}

/** diffusers' pipelines, and what each is here. A new family begins with a line of this table. */
const kinds = new Map<string, DiffusionModel["kind"]>([
  ["StableDiffusionPipeline", "stable-diffusion"],
  ["StableDiffusionImg2ImgPipeline", "stable-diffusion"],
  ["StableDiffusionInpaintPipeline", "stable-diffusion"],
  ["LatentConsistencyModelPipeline", "stable-diffusion"],
  ["LatentConsistencyModelImg2ImgPipeline", "stable-diffusion"],
  ["StableDiffusionXLPipeline", "stable-diffusion-xl"],
  ["StableDiffusionXLImg2ImgPipeline", "stable-diffusion-xl"],
  ["StableDiffusionXLInpaintPipeline", "stable-diffusion-xl"],
  ["StableDiffusionImageVariationPipeline", "image-variation"],
  ["StableUnCLIPImg2ImgPipeline", "unclip"],
]);

const always = ["unet", "vae", "scheduler"] as const;
const text = ["text_encoder", "tokenizer"] as const;
const needed: Readonly<Record<DiffusionModel["kind"], readonly ComponentName[]>> = {
  "stable-diffusion": [...always, ...text],
  "stable-diffusion-xl": [...always, ...text, "text_encoder_2", "tokenizer_2"],
  "image-variation": [...always, "image_encoder"],
  unclip: [...always, ...text, "image_encoder", "image_normalizer", "image_noising_scheduler"],
};
const optional: readonly ComponentName[] = ["safety_checker", "feature_extractor"];

/** Classes that are built here; components that are not in this table are read as they are. */
const builtClasses = new Map<ComponentName, readonly string[]>([
  ["unet", ["UNet2DConditionModel"]],
  ["vae", ["AutoencoderKL", "AutoencoderTiny"]],
  ["text_encoder", ["CLIPTextModel", "CLIPTextModelWithProjection"]],
  ["text_encoder_2", ["CLIPTextModelWithProjection"]],
  ["image_encoder", ["CLIPVisionModelWithProjection"]],
  ["image_normalizer", ["StableUnCLIPImageNormalizer"]],
  ["safety_checker", ["StableDiffusionSafetyChecker"]],
]);

const place = "model_index.json";

/**
 * Reads model_index.json.
 * @throws {CheckpointError} as {@link parseModelIndex}
 */
export async function readModelIndex(directory: string): Promise<ModelIndex> {
  return parseModelIndex(await readJson(directory, place));
}

/**
 * Reads what model_index.json holds; the folder need not be here yet.
 * @throws {CheckpointError} for a pipeline or class that is not built here, and where a component is left out that the
 * pipeline cannot do without
 */
export function parseModelIndex(file: Record<string, unknown>): ModelIndex {
  const pipeline = nameOf(file["_class_name"]);
  const kind = kinds.get(pipeline);
  if (kind === undefined) {
    const known = [...kinds.keys()].join(", ");
    throw new CheckpointError(
      place,
      `_class_name is ${pipeline || "missing"}; what can be drawn with is ${known}`,
    );
  }
  const classes = new Map<ComponentName, string>();
  for (const component of [...needed[kind], ...optional]) {
    const found = classOf(file, component);
    if (found !== undefined) classes.set(component, found);
    else if (needed[kind].includes(component)) {
      throw new CheckpointError(place, `${component} is missing, which ${pipeline} cannot do without`);
    }
  }
  return {
    kind,
    pipeline,
    classes,
    forceZerosForEmptyPrompt: file["force_zeros_for_empty_prompt"] !== false,
  };
}

/** `"unet": ["diffusers", "UNet2DConditionModel"]`; what is left out is `[null, null]`. */
function classOf(file: Record<string, unknown>, component: ComponentName): string | undefined {
  const entry = file[component];
  if (entry === undefined || entry === null) return undefined;
  if (!Array.isArray(entry) || entry.length !== 2) {
    throw new CheckpointError(place, `${component} is not a pair of library and class`);
  }
  const [, found]: unknown[] = entry;
  if (found === null) return undefined;
  const name = nameOf(found);
  const built = builtClasses.get(component);
  if (built && !built.includes(name)) {
    throw new CheckpointError(
      place,
      `${component} is a ${name || "nameless class"}; built here is ${built.join(", ")}`,
    );
  }
  return name;
}

/** A class's name as it may stand in a message; empty for anything else. */
function nameOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\W/g, "").slice(0, 80) : "";
}
