import { apiError, findHostedModel } from "@pinhole/contract";
import { StartError } from "../storage/start-error.ts";
import type { Engine, EngineCapabilities, EngineModel } from "./engine.ts";

/** A model and the engine it belongs to. */
export interface ServingModel {
  engine: Engine;
  model: EngineModel;
}

/** Every model that can draw as of the last time the engines were asked, and which of them draws for a name. */
export interface ModelCatalogue {
  /** Ids of the engines' own models. */
  readonly ids: readonly string[];
  readonly models: readonly EngineModel[];
  /** The id of the model that draws for the hosted names. */
  readonly defaultId: string;
  /** That model; undefined once it was removed. */
  readonly defaultModel: EngineModel | undefined;
  /**
   * Our own model of this name, or the default model for a hosted name; never another's.
   * @throws {ApiError} `modelNotFound` where it was removed
   */
  pick(name: string): ServingModel;
  /** Asks the engines again, as models are pulled and removed while a server runs, unless that was a moment ago. */
  refresh(options?: { maxAgeMs?: number }): Promise<void>;
}

export interface CatalogueOptions {
  defaultModel: string;
  /** Told when the engines could not be asked; what was known before holds on. */
  onFault?: (error: unknown) => void;
}

/**
 * Asks the engines for their models.
 * @throws {StartError} when none of them is the default model
 */
export async function createModelCatalogue(
  engines: readonly Engine[],
  { defaultModel: defaultId, onFault = () => {} }: CatalogueOptions,
): Promise<ModelCatalogue> {
  let serving = await askEngines(engines);
  let askedAt = performance.now();
  let asking: Promise<void> | undefined;
  if (!serving.has(defaultId)) throw unknownDefault(defaultId, [...serving.keys()]);

  async function ask(): Promise<void> {
    const startedAt = performance.now();
    try {
      serving = await askEngines(engines);
      askedAt = startedAt;
    } catch (error) {
      onFault(error);
    } finally {
      asking = undefined;
    }
  }

  return {
    defaultId,
    get ids() {
      return [...serving.keys()];
    },
    get models() {
      return [...serving.values()].map(({ model }) => model);
    },
    get defaultModel() {
      return serving.get(defaultId)?.model;
    },
    pick(name) {
      const isServedByDefault = !serving.has(name) && findHostedModel(name) !== undefined;
      const wanted = isServedByDefault ? defaultId : name;
      const found = serving.get(wanted);
      if (found === undefined) throw apiError("modelNotFound", { model: wanted });
      return found;
    },
    async refresh({ maxAgeMs = 1_000 } = {}) {
      if (performance.now() - askedAt < maxAgeMs) return;
      // An answer under way may have been asked for before the change that matters.
      if (maxAgeMs === 0) await asking;
      asking ??= ask();
      await asking;
    },
  };
}

async function askEngines(engines: readonly Engine[]): Promise<Map<string, ServingModel>> {
  const lists = await Promise.all(
    engines.map(async (engine) => (await engine.listModels()).map((model) => ({ engine, model }))),
  );
  const serving = new Map<string, ServingModel>();
  // A name belongs to the first engine that has it: nobody's pull takes `sketch` away.
  for (const served of lists.flat()) if (!serving.has(served.model.id)) serving.set(served.model.id, served);
  return serving;
}

function unknownDefault(id: string, ids: readonly string[]): StartError {
  return new StartError(
    `There is no model '${id}' to draw for the hosted names. Pull it (pinhole pull ${id}), or set PINHOLE_DEFAULT_MODEL to one of: ${ids.join(", ")}.`,
  );
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
