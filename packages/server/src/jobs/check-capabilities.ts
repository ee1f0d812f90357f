import {
  apiError,
  engineOptionFields,
  engineOptionNames,
  type ImageRequest,
  type Warning,
} from "@pinhole/contract";
import type { EngineModel } from "../engines/engine.ts";

const verbs = {
  createImage: ["generate", "generate"],
  createImageEdit: ["edit", "edit"],
  createImageVariation: ["vary", "vary"],
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
  const warnings = engineOptionNames
    .filter((name) => request.engineOptions[name] !== undefined && !capabilities.options.includes(name))
    .map((name) => ignored(engineOptionFields[name], model.id));
  if (request.partialImages > 0 && !capabilities.partialImages) {
    warnings.push(ignored("partial_images", model.id));
  }
  return warnings;
}

function ignored(option: string, model: string): Warning {
  return { option, message: `The model '${model}' has no '${option}', so it changed nothing.` };
}
