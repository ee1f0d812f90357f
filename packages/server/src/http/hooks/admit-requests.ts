import { apiError } from "@pinhole/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../services.ts";

/** Takes no new work while the server stops or has its hands full; what was taken is finished. */
export function admitRequests(app: FastifyInstance, { admission }: Services): void {
  app.addHook("onRequest", (request, reply, done) => {
    const verdict = isWork(request) ? admission.enter() : undefined;
    // Also when the client goes away, when Fastify's onResponse does not run.
    if (verdict === "admitted") reply.raw.once("close", () => admission.leave());
    if (verdict === "draining") done(apiError("shuttingDown", {}));
    else if (verdict === "full") done(apiError("tooManyConnections", {}));
    else done();
  });
}

function isWork({ routeOptions: { config } }: FastifyRequest): boolean {
  return config.access === "generate" || config.access === "edit";
}
