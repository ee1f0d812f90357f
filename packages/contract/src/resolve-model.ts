import type { FamilyName, Mode, Operation } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import { findHostedModel, type HostedModel } from "./hosted-models.ts";
import { nameType } from "./wording.ts";

/** What a request is judged by: the server's settings, and the names of its own models. */
export interface ParseContext {
  mode: Mode;
  /** Ids of the models the engines serve: the `open` family. */
  ownModels: readonly string[];
  /** Hosted names get `model_not_found` instead of the default model's picture. */
  strictModels?: boolean;
  /** Retired names are refused as the hosted API does today. */
  refuseRetired?: boolean;
  /** ISO date that decides what is retired. */
  today: string;
}

export interface AskedModel {
  id: string;
  family: FamilyName;
  hosted?: HostedModel;
}

/**
 * The family of the model a request names.
 * @throws ApiError for an absent (strict), mistyped or unknown name: never another model's picture (images-api §6.1)
 */
export function resolveModel(value: unknown, operation: Operation, context: ParseContext): AskedModel {
  const id = modelId(value, operation, context.mode);
  const hosted = findHostedModel(id);
  if (context.ownModels.includes(id)) return { id, family: "open" };
  if (!hosted) throw apiError("unknownModel", { model: id });
  if (context.refuseRetired && (hosted.shutdownDate ?? "9999") <= context.today) {
    throw apiError("unknownModel", { model: id });
  }
  if (context.strictModels) throw apiError("modelNotFound", { model: id });
  return { id, family: hosted.family, hosted };
}

/** Without a model the document's default holds: dall-e-2. Hosted, generations and edits must name one today. */
function modelId(value: unknown, operation: Operation, mode: Mode): string {
  const optional = mode === "compatible" || operation === "createImageVariation";
  if (value === undefined && !optional) throw apiError("missingParameter", { name: "model" });
  if (value === undefined || (value === null && mode === "compatible")) return "dall-e-2";
  if (typeof value === "string") return value;
  throw apiError("invalidType", { name: "model", expected: "a string", got: nameType(value) });
}
