import { apiError, type ImageRequest, type Warning } from "@pinhole/contract";
import type { EngineModel } from "../engines/engine.ts";

const verbs = {
  createImage: ["generate", "generate"],
  createImageEdit: ["edit", "edit"],
  createImageVariation: ["vary", "vary"],
} as const;

/** The wire's names of the options an engine may lack. */
const wireNames = {
  steps: "steps",
  guidanceScale: "guidance_scale",
  negativePrompt: "negative_prompt",
  strength: "strength",
  scheduler: "scheduler",
} as const;

/**
 * Compares a request with what the model was tested to do.
 * @returns a warning for every option that changes nothing
 * @throws {ApiError} where the picture would not be what was asked for
 */
export function checkCapabilities(request: ImageRequest, model: EngineModel): Warning[] {
  const { capabilities } = model;
  const [capability, verb] = verbs[request.operation];
  if (!capabilities[capability]) throw apiError("unsupportedOperation", { model: model.id, operation: verb });
  if (request.background === "transparent" && !capabilities.transparentBackground) {
    throw apiError("transparentUnsupported", {});
  }
  const warnings = optionNames(request)
    .filter((name) => !capabilities.options.includes(name))
    .map((name) => ignored(wireNames[name], model.id));
  if (request.partialImages > 0 && !capabilities.partialImages) {
    warnings.push(ignored("partial_images", model.id));
  }
  return warnings;
}

function optionNames({ engineOptions }: ImageRequest): (keyof typeof wireNames)[] {
  const names: (keyof typeof wireNames)[] = [
    "steps",
    "guidanceScale",
    "negativePrompt",
    "strength",
    "scheduler",
  ];
  return names.filter((name) => engineOptions[name] !== undefined);
}

function ignored(option: string, model: string): Warning {
  return { option, message: `The model '${model}' has no '${option}', so it changed nothing.` };
}
