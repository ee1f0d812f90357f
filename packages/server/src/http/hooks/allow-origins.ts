import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** What the SDKs, and only they, send besides the headers a browser always allows. */
const allowedHeader =
  /^(authorization|api-key|content-type|idempotency-key|prefer|openai-(organization|project|beta)|x-stainless-[a-z-]+)$/;

const readableHeaders = [
  "x-request-id",
  "openai-processing-ms",
  "openai-version",
  "x-pinhole-model",
  "x-pinhole-warnings",
  "x-should-retry",
  "retry-after",
].join(", ");

/** Lets pages of the named origins read answers; without any, CORS is off. Never with credentials. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("vary", "Origin");
    const { origin } = request.headers;
    const isAllowed = origin !== undefined && origins.includes(origin);
    if (isAllowed) {
      reply.header("access-control-allow-origin", origin);
      reply.header("access-control-expose-headers", readableHeaders);
    }
    if (isAllowed && isPreflight(request)) answerPreflight(request, reply);
    else done();
  });
}

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply): void {
  const wanted = headers["access-control-request-headers"]?.toLowerCase().split(/\s*,\s*/) ?? [];
  reply.header("access-control-allow-methods", "GET, POST, OPTIONS");
  reply.header("access-control-allow-headers", wanted.filter((name) => allowedHeader.test(name)).join(", "));
  reply.header("access-control-max-age", "600");
  // A public page may reach a private address only where that says so: https://wicg.github.io/private-network-access/
  if (headers["access-control-request-private-network"] === "true") {
    reply.header("access-control-allow-private-network", "true");
  }
  reply.code(204).send();
}
