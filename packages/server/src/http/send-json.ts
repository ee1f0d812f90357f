import type { FastifyReply } from "fastify";

/** Answers with JSON. */
export function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.header("content-type", "application/json").send(JSON.stringify(body));
}
