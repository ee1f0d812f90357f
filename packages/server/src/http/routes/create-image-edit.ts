import type { RouteHandlerMethod } from "fastify";
import { answerRequest } from "../answer-request.ts";
import type { BodyRules } from "../read-body.ts";
import type { Services } from "../services.ts";

/** POST /v1/images/edits: an image repainted after a prompt; as a form, or as JSON with its images inline. */
export function createImageEdit(services: Services): RouteHandlerMethod {
  const rules: BodyRules = {
    mediaTypes: ["multipart/form-data", "application/json"],
    maxJsonBytes: services.config.maxTotalBytes,
  };
  return (request, reply) => answerRequest("createImageEdit", { request, reply }, { rules, services });
}
