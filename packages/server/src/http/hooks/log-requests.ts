import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";

/** One line and one measurement for each answer; no prompt, no key, no query (a result URL's has its signature). */
export function logRequests(app: FastifyInstance, { logger, metrics }: Services): void {
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "unknown";
    metrics.countAnswer({ route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    if (logger.isLevelEnabled("info")) {
      const { keyId, jobId, request: asked } = request.facts;
      logger.info(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          ...(keyId !== null && { keyId }),
          ...(jobId !== undefined && { jobId }),
          ...(asked && { model: asked.model, n: asked.count, size: asked.size, stream: asked.stream }),
        },
        "answered",
      );
    }
    done();
  });
}
