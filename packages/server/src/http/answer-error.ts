import { ApiError, apiError } from "@pinhole/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { dropRest } from "./drop-rest.ts";
import { explainNoSpace } from "../storage/no-space.ts";
import { nameAnswer } from "./hooks/name-answers.ts";
import { printable } from "./printable.ts";
import { sendJson } from "./send-json.ts";
import type { Services } from "./services.ts";

type Observers = Pick<Services, "logger">;

/** The one place where an error becomes an answer: the envelope of four members (images-api §5), whatever failed. */
export function answerError(
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { logger }: Observers,
): FastifyReply {
  const shown = fromFastify(error, request) ?? toShown(error, request.id);
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
  return apiError("internal", { requestId });
}

/** Fastify's own refusals, before any code of ours ran. */
function fromFastify(error: unknown, request: FastifyRequest): ApiError | undefined {
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  if (typeof code !== "string" || !code.startsWith("FST_") || statusCode === undefined) return undefined;
  if (statusCode === 415) return unsupportedType(request);
  return statusCode < 500 ? apiError("malformedRequest", {}) : undefined;
}

/** A content type that is none: Fastify stops before the body is looked at. */
function unsupportedType({ headers, routeOptions }: FastifyRequest): ApiError {
  const supported = ["application/json", "multipart/form-data"];
  return apiError("unsupportedMediaType", {
    contentType: printable(headers["content-type"] ?? "", 100),
    supported: routeOptions.config.access === "generate" ? supported.slice(0, 1) : supported,
  });
}

/** Answers where Fastify runs no hook: a path that is not valid. */
export function answerBadPath(request: FastifyRequest, reply: FastifyReply): void {
  nameAnswer(request, reply);
  reply
    .code(400)
    .headers({ "content-type": "application/json", "openai-processing-ms": "0" })
    .send(Buffer.from(JSON.stringify(apiError("malformedRequest", {}).toBody())));
}
