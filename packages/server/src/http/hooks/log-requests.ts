import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../services.ts";

/** What nginx calls it when the client did not wait for its answer. */
const clientClosedRequest = 499;

/** One line and one measurement for each answer; no prompt, no key, no query (a result URL's has its signature). */
export function logRequests(app: FastifyInstance, { logger, metrics }: Services): void {
  function note(status: number, request: FastifyRequest): void {
    const route = request.routeOptions.url ?? "unknown";
    const { keyId, jobId, receivedAt, request: asked } = request.facts;
    const ms = performance.now() - receivedAt;
    metrics.countAnswer({ route, status, seconds: ms / 1000 });
    if (!logger.isLevelEnabled("info")) return;
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status,
        ms: Math.round(ms),
        ...(keyId !== null && { keyId }),
        ...(jobId !== undefined && { jobId }),
        ...(asked && { model: asked.model, n: asked.count, size: asked.size, stream: asked.stream }),
      },
      "answered",
    );
  }

  // Not Fastify's onResponse, which does not run when the client goes away.
  app.addHook("onRequest", (request, reply, done) => {
    let status = clientClosedRequest;
    reply.raw.once("finish", () => (status = reply.raw.statusCode));
    reply.raw.once("close", () => note(status, request));
    done();
  });
}
