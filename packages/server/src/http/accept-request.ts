import { ApiError, type Operation, type ParseContext, parseRequest } from "@pinhole/contract";
import type { FastifyRequest } from "fastify";
import type { JobOrder } from "../jobs/accept-job.ts";
import { checkCapabilities } from "../jobs/check-capabilities.ts";
import type { SubmittedJob } from "../jobs/jobs.ts";
import type { JobResult } from "../storage/job-row.ts";
import { collectInputs } from "./collect-inputs.ts";
import { type BodyRules, type Exchange, readBody, type WireBody } from "./read-body.ts";
import type { Services } from "./services.ts";

export interface AcceptedRequest extends SubmittedJob {
  /** As far as they are known before the work. */
  warnings: JobResult["warnings"];
}

/**
 * Reads a request, checks it and makes it a job. When it returns, nothing of the body is left in memory or on disk
 * but what the job keeps.
 * @throws {ApiError} for the first thing that is wrong with it
 */
export async function acceptRequest(
  operation: Operation,
  exchange: Exchange,
  { rules, services }: { rules: BodyRules; services: Services },
): Promise<AcceptedRequest> {
  const body = await readBody(exchange, rules, services);
  try {
    const parsed = await parseKnowingModels(operation, withDeployment(body, exchange.request), services);
    const { request } = parsed;
    exchange.request.facts.request = request;
    const { engine, model } = services.catalogue.pick(request.model);
    exchange.reply.header("x-pinhole-model", model.id);
    const warnings = [...request.warnings, ...checkCapabilities(request, model)];
    const inputs = await collectInputs(parsed, services);
    const submitted = await services.jobs.submit({
      request,
      inputs,
      lane: engine.name,
      ...identityOf(exchange.request),
    });
    exchange.request.facts.jobId = submitted.job.id;
    return { ...submitted, warnings };
  } finally {
    await body.dispose();
  }
}

/** A name that is not known may have been pulled this very moment. */
async function parseKnowingModels(operation: Operation, body: WireBody, services: Services) {
  await services.catalogue.refresh();
  try {
    return parseRequest(operation, body, parseContext(services));
  } catch (error) {
    if (!(error instanceof ApiError && error.param === "model")) throw error;
    await services.catalogue.refresh({ maxAgeMs: 0 });
    return parseRequest(operation, body, parseContext(services));
  }
}

/** Azure's callers name the model in the path; a body that names one wins. */
function withDeployment(body: WireBody, { params }: FastifyRequest): WireBody {
  const { deployment } = params as { deployment?: string };
  if (deployment === undefined) return body;
  if (body.kind === "form") return { ...body, texts: [["model", deployment], ...body.texts] };
  const { value } = body;
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...body, value: { model: deployment, ...value } } : body;
}

function parseContext({ config, catalogue, now }: Services): ParseContext {
  const { mode, strictModels, refuseRetired } = config;
  const today = new Date(now()).toISOString().slice(0, 10);
  return { mode, ownModels: catalogue.ids, strictModels, refuseRetired, today };
}

/** What the headers say of who asks, and whether again. */
function identityOf({ id, headers, facts }: FastifyRequest): Omit<JobOrder, "request" | "inputs" | "lane"> {
  const key = headers["idempotency-key"];
  return {
    ownerKeyId: facts.keyId,
    requestId: id,
    idempotencyKey: typeof key === "string" && key !== "" ? key.slice(0, 255) : null,
    retryCount: Number(headers["x-stainless-retry-count"]) || 0,
  };
}
