import type { RouteHandlerMethod } from "fastify";
import { answerRequest } from "../answer-request.ts";
import type { BodyRules } from "../read-body.ts";
import type { Services } from "../services.ts";

const rules: BodyRules = { mediaTypes: ["multipart/form-data"], maxJsonBytes: 0 };

/** POST /v1/images/variations: pictures like one image. With `refuseRetired` gone, as it is at the hosted API. */
export function createImageVariation(services: Services): RouteHandlerMethod {
  return async (request, reply) => {
    // Not even the envelope: the hosted API answers a bare 404 (images-api §1).
    if (services.config.refuseRetired) return await reply.code(404).send();
    return await answerRequest("createImageVariation", { request, reply }, { rules, services });
  };
}
