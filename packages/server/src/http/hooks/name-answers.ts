import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Services } from "../services.ts";

/** `req_` and 32 hexadecimal digits; whatever id the client sent is its own affair. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll("-", "")}`;
}

/** The headers of every answer, as the hosted API has them (images-api §5). */
export function nameAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header("x-request-id", request.id);
  reply.header("openai-version", "2020-10-01");
  reply.header("x-content-type-options", "nosniff");
}

/** Gives every answer its id, its time and the model that serves it. */
export function nameAnswers(app: FastifyInstance, { catalogue, admission }: Services): void {
  const defaultModel = catalogue.defaultId;
  app.addHook("onRequest", (request, reply, done) => {
    request.facts = { keyId: null, receivedAt: performance.now() };
    nameAnswer(request, reply);
    if (/^\/(v1|openai)\//.test(request.url)) reply.header("x-pinhole-model", defaultModel);
    done();
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("openai-processing-ms", processingMs(request));
    if (admission.isDraining) reply.header("connection", "close");
    // Fastify adds a charset, which JSON has none of (RFC 8259, section 11) and the hosted API does not send.
    if (reply.getHeader("content-type") === "application/json; charset=utf-8") {
      reply.header("content-type", "application/json");
    }
  });
}

/** Milliseconds since the request came, as a header. Fastify's own clock of a reply runs only where it logs. */
export function processingMs({ facts }: FastifyRequest): string {
  return String(Math.round(performance.now() - facts.receivedAt));
}
