import { families } from "../families/families.ts";
import type { ModelFamily } from "../families/model-family.ts";
import { CheckpointError } from "./checkpoint-error.ts";
import type { ComponentName } from "./component-name.ts";
import { readJson } from "./read-json.ts";

/** What a checkpoint says it consists of. */
export interface ModelIndex {
  family: ModelFamily;
  /** diffusers' class: `StableDiffusionPipeline`. */
  pipeline: string;
  /** Class of each component that is there. */
  classes: ReadonlyMap<ComponentName, string>;
  /** SDXL: an omitted negative prompt is zeros. */
  forceZerosForEmptyPrompt: boolean;
}

const always = ["unet", "vae", "scheduler"] as const;
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
  const family = families.find(({ pipelineClasses }) => pipelineClasses.includes(pipeline));
  if (family === undefined) {
    const known = families.flatMap(({ pipelineClasses }) => pipelineClasses).join(", ");
    throw new CheckpointError(
      place,
      `_class_name is ${pipeline || "missing"}; what can be drawn with is ${known}`,
    );
  }
  const needed: readonly ComponentName[] = [...always, ...family.components];
  const classes = new Map<ComponentName, string>();
  for (const component of [...needed, ...optional]) {
    const found = classOf(file, component);
    if (found !== undefined) classes.set(component, found);
    else if (needed.includes(component)) {
      throw new CheckpointError(place, `${component} is missing, which ${pipeline} cannot do without`);
    }
  }
  return {
    family,
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
