import type { RouteHandlerMethod } from "fastify";
import type { Services } from "../services.ts";

/** GET /metrics, for Prometheus. */
export function getMetrics({ metrics }: Services): RouteHandlerMethod {
  return async (_request, reply) =>
    await reply
      .header("content-type", "text/plain; version=0.0.4; charset=utf-8")
      .send(await metrics.render());
}
