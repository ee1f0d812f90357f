import type { RouteHandlerMethod } from "fastify";
import type { LoadedModel } from "../../models/residency.ts";
import { sendJson } from "../send-json.ts";
import type { Services } from "../services.ts";

/** GET /v1/engines: the models that are in memory now. */
export function getEngines({ residency }: Services): RouteHandlerMethod {
  return (_request, reply) => sendJson(reply, { object: "list", data: residency.loaded().map(describe) });
}

/** POST /v1/engines/unload/{model}: takes one out of memory, after the drawing in hand. */
export function unloadModel({ residency }: Services): RouteHandlerMethod {
  return async (request, reply) => {
    const { "*": id = "" } = request.params as { "*"?: string };
    return sendJson(reply, { id: id.slice(0, 200), unloaded: await residency.unload(id) });
  };
}

function describe({ name, memoryBytes, loadedAt, lastUsedAt, drawing }: LoadedModel) {
  return {
    id: name,
    object: "loaded_model",
    memory_bytes: memoryBytes,
    loaded_at: toSeconds(loadedAt),
    last_used_at: lastUsedAt === undefined ? null : toSeconds(lastUsedAt),
    drawing,
  };
}

/** As all times of the API are given. */
function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
