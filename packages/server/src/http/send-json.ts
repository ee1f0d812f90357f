import type { FastifyReply } from "fastify";

/** Answers with JSON; as bytes, since Fastify names a charset for text, which JSON has none of (RFC 8259). */
export function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.header("content-type", "application/json").send(Buffer.from(JSON.stringify(body)));
}
