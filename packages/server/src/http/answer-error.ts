import { ApiError, apiError } from "@pinhole/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { dropRest } from "./drop-rest.ts";
import { explainNoSpace } from "../storage/no-space.ts";
import { sendJson } from "./send-json.ts";
import type { Services } from "./services.ts";

type Observers = Pick<Services, "logger">;

/** The one place where an error becomes an answer: the envelope of four members (images-api §5), whatever failed. */
export function answerError(
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { logger }: Observers,
): FastifyReply {
  const shown = toShown(error, request.id);
  if (shown.status >= 500 && shown.code !== "server_is_shutting_down") {
    logger.error({ requestId: request.id, err: error }, "a request failed");
  }
  dropRest(request.raw);
  // Nobody asked for the body that "Expect: 100-continue" announced: what comes next on the connection is unclear.
  if (request.headers.expect !== undefined && !request.raw.complete) reply.header("connection", "close");
  return sendJson(reply.code(shown.status).headers(shown.headers), shown.toBody());
}

/** An error as a client may see it: a fault of ours shows its request id and nothing else. */
export function toShown(error: unknown, requestId: string): ApiError {
  const explained = explainNoSpace(error);
  if (explained instanceof ApiError) return explained;
  return fromFastify(error) ?? apiError("internal", { requestId });
}

/** Fastify's own refusals, before any code of ours ran. */
function fromFastify(error: unknown): ApiError | undefined {
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  if (typeof code !== "string" || !code.startsWith("FST_") || statusCode === undefined) return undefined;
  return statusCode < 500 ? apiError("malformedRequest", {}) : undefined;
}
