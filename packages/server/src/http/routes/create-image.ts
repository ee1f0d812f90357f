import type { RouteHandlerMethod } from "fastify";
import { answerRequest } from "../answer-request.ts";
import type { BodyRules } from "../read-body.ts";
import type { Services } from "../services.ts";

const rules: BodyRules = { mediaTypes: ["application/json"], maxJsonBytes: 2 ** 20 };

/** POST /v1/images/generations: a picture from a prompt. */
export function createImage(services: Services): RouteHandlerMethod {
  return (request, reply) => answerRequest("createImage", { request, reply }, { rules, services });
}
