import { apiError } from "@pinhole/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../services.ts";

/** Takes no new work while the server stops or has its hands full; what was taken is finished. */
export function admitRequests(app: FastifyInstance, { admission }: Services): void {
  const admitted = new WeakSet<FastifyRequest>();
  app.addHook("onRequest", (request, _reply, done) => {
    const verdict = isWork(request) ? admission.enter() : undefined;
    if (verdict === "admitted") admitted.add(request);
    if (verdict === "draining") done(apiError("shuttingDown", {}));
    else if (verdict === "full") done(apiError("tooManyConnections", {}));
    else done();
  });
  app.addHook("onResponse", (request, _reply, done) => {
    if (admitted.delete(request)) admission.leave();
    done();
  });
}

function isWork({ routeOptions: { config } }: FastifyRequest): boolean {
  return config.access === "generate" || config.access === "edit";
}
