import type { Engine, EngineCapabilities, EngineModel } from "./engine.ts";
import { StartError } from "../storage/start-error.ts";

/** A model and the engine it belongs to. */
export interface ServingModel {
  engine: Engine;
  model: EngineModel;
}

/** Every model that can draw, and which of them draws for a name. */
export interface ModelCatalogue {
  /** Ids of the engines' own models. */
  readonly ids: readonly string[];
  readonly models: readonly EngineModel[];
  readonly defaultModel: EngineModel;
  /** Our own model of this name, or the default model for a hosted name. */
  pick(name: string): ServingModel;
}

/**
 * Asks the engines for their models, once.
 * @throws {StartError} when none of them is the default model
 */
export async function createModelCatalogue(
  engines: readonly Engine[],
  { defaultModel }: { defaultModel: string },
): Promise<ModelCatalogue> {
  const serving = new Map<string, ServingModel>();
  for (const engine of engines) {
    for (const model of await engine.listModels()) serving.set(model.id, { engine, model });
  }
  const usual = serving.get(defaultModel);
  const ids = [...serving.keys()];
  if (usual === undefined) {
    throw new StartError(
      `There is no model '${defaultModel}' to draw for the hosted names. Set PINHOLE_DEFAULT_MODEL to one of: ${ids.join(", ")}.`,
    );
  }
  return {
    ids,
    models: [...serving.values()].map(({ model }) => model),
    defaultModel: usual.model,
    pick: (name) => serving.get(name) ?? usual,
  };
}

/** A model's abilities as GET /v1/models lists them. */
export function nameCapabilities(capabilities: EngineCapabilities): string[] {
  const named: [boolean, string][] = [
    [capabilities.generate, "generate"],
    [capabilities.edit, "edit"],
    [capabilities.mask, "mask"],
    [capabilities.vary, "vary"],
    [capabilities.partialImages, "partial_images"],
    [capabilities.transparentBackground, "transparent_background"],
  ];
  return named.filter(([can]) => can).map(([, name]) => name);
}
