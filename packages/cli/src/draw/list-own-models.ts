import { listModels, type ModelObject, type OwnModel } from "@pinhole/contract";
import {
  createEngines,
  createModelCatalogue,
  type EngineModel,
  loadConfig,
  nameCapabilities,
} from "@pinhole/server";

/** What a server started here would list. */
export async function listOwnModels(): Promise<ModelObject[]> {
  const { config } = await loadConfig();
  const engines = createEngines(config);
  try {
    const { models, defaultModel } = await createModelCatalogue(engines, config);
    return listModels({
      mode: "compatible",
      own: models.map(describe),
      defaultModel: config.strictModels || !defaultModel ? undefined : describe(defaultModel),
      today: new Date().toISOString().slice(0, 10),
      refuseRetired: config.refuseRetired,
    });
  } finally {
    await Promise.all(engines.map(async (engine) => engine.close()));
  }
}

function describe(model: EngineModel): OwnModel {
  return { ...model, capabilities: nameCapabilities(model.capabilities) };
}
