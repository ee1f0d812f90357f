import { apiError } from "@pinhole/contract";
import type { RouteHandlerMethod } from "fastify";
import { sendJson } from "../send-json.ts";
import type { Services } from "../services.ts";

const cacheMs = 1_000;

/** GET /healthz: the program runs; nothing it depends on is asked. */
export function getHealth(): RouteHandlerMethod {
  return (_request, reply) => sendJson(reply.header("cache-control", "no-store"), { status: "ok" });
}

/** GET /readyz: the server takes work, and can store what it makes. */
export function getReadiness(services: Services): RouteHandlerMethod {
  const canStore = createStorageCheck(services);
  return async (_request, reply) => {
    reply.header("cache-control", "no-store");
    if (services.admission.isDraining) throw apiError("shuttingDown", {});
    if (!(await canStore())) throw apiError("notReady", {});
    return sendJson(reply, { status: "ready" });
  };
}

/** Asks at most once a second, whoever asks how often. */
function createStorageCheck(services: Services): () => Promise<boolean> {
  let checked = { at: Number.NEGATIVE_INFINITY, result: Promise.resolve(false) };
  return () => {
    if (performance.now() - checked.at >= cacheMs) {
      checked = { at: performance.now(), result: storesAndReads(services) };
    }
    return checked.result;
  };
}

async function storesAndReads({ records, blobs, logger }: Services): Promise<boolean> {
  try {
    await records.probe();
    const id = await blobs.put(Uint8Array.of(1));
    const stored = await blobs.get(id);
    await blobs.delete(id);
    return stored?.[0] === 1;
  } catch (error) {
    logger.error({ err: error }, "the storage does not work");
    return false;
  }
}
