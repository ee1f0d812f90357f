import { apiError, listModels, type ModelObject } from "@pinhole/contract";
import type { RouteHandlerMethod } from "fastify";
import { nameCapabilities } from "../../engines/model-catalogue.ts";
import type { EngineModel } from "../../engines/engine.ts";
import { sendJson } from "../send-json.ts";
import type { Services } from "../services.ts";

/** GET /v1/models: our own models and every name they answer to. */
export function getModels(services: Services): RouteHandlerMethod {
  return async (_request, reply) => sendJson(reply, { object: "list", data: await servedModels(services) });
}

/** GET /v1/models/{id} */
export function getModel(services: Services): RouteHandlerMethod {
  return async (request, reply) => {
    const { "*": id = "" } = request.params as { "*"?: string };
    const model = (await servedModels(services)).find((served) => served.id === id);
    if (model === undefined) throw apiError("modelNotFound", { model: id.slice(0, 200) });
    return sendJson(reply, model);
  };
}

async function servedModels({ catalogue, config, now }: Services): Promise<ModelObject[]> {
  await catalogue.refresh({ maxAgeMs: 0 });
  const { defaultModel } = catalogue;
  return listModels({
    mode: config.mode,
    own: catalogue.models.map(describe),
    defaultModel: config.strictModels || !defaultModel ? undefined : describe(defaultModel),
    today: new Date(now()).toISOString().slice(0, 10),
    refuseRetired: config.refuseRetired,
  });
}

function describe(model: EngineModel) {
  return { ...model, capabilities: nameCapabilities(model.capabilities) };
}
