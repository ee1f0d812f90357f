import {
  apiError,
  type ImageRequest,
  type Operation,
  type ParseContext,
  parseRequest,
} from "@pinhole/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { JobOrder, OrderedInput } from "../jobs/accept-job.ts";
import { checkCapabilities } from "../jobs/check-capabilities.ts";
import type { Waiter } from "../jobs/waiters.ts";
import type { JobResult, JobRow } from "../storage/job-row.ts";
import { clientGone } from "./client-gone.ts";
import { collectInputs } from "./collect-inputs.ts";
import { factsOf } from "./facts-of.ts";
import { noteDelivery } from "./note-delivery.ts";
import { type BodyRules, type Exchange, readBody } from "./read-body.ts";
import { resultUrl } from "./result-url.ts";
import { type ReadyPicture, sendPictures } from "./send-pictures.ts";
import type { Services } from "./services.ts";
import { streamJob } from "./stream-job.ts";
import { warningsHeader } from "./warnings-header.ts";

/** Reads, checks and accepts a request, and answers it: the way all three operations go. */
export async function answerRequest(
  operation: Operation,
  exchange: Exchange,
  { rules, services }: { rules: BodyRules; services: Services },
): Promise<FastifyReply> {
  const body = await readBody(exchange, rules, services);
  try {
    const parsed = parseRequest(operation, body, parseContext(services));
    const { request } = parsed;
    exchange.request.facts.request = request;
    const { model } = services.catalogue.pick(request.model);
    exchange.reply.header("x-pinhole-model", model.id);
    const warnings = [...request.warnings, ...checkCapabilities(request, model)];
    const inputs = await collectInputs(parsed, services);
    return await acceptAndAnswer({ request, inputs, warnings }, exchange, services);
  } finally {
    await body.dispose();
  }
}

function parseContext({ config, catalogue, now }: Services): ParseContext {
  const { mode, strictModels, refuseRetired } = config;
  const today = new Date(now()).toISOString().slice(0, 10);
  return { mode, ownModels: catalogue.ids, strictModels, refuseRetired, today };
}

interface CheckedRequest {
  request: ImageRequest;
  inputs: OrderedInput[];
  /** As far as they are known before the work. */
  warnings: JobResult["warnings"];
}

async function acceptAndAnswer(
  checked: CheckedRequest,
  exchange: Exchange,
  services: Services,
): Promise<FastifyReply> {
  const { job, waiter } = await services.jobs.submit(orderOf(checked, exchange.request));
  exchange.request.facts.jobId = job.id;
  if (!checked.request.stream) return await answerWhenDone(job, { waiter, ...exchange }, services);
  setWarnings(exchange.reply, checked.warnings);
  await streamJob(job, { waiter, reply: exchange.reply }, services);
  return exchange.reply;
}

function orderOf({ request, inputs }: CheckedRequest, { id, headers, facts }: FastifyRequest): JobOrder {
  const key = headers["idempotency-key"];
  return {
    request,
    inputs,
    ownerKeyId: facts.keyId,
    requestId: id,
    idempotencyKey: typeof key === "string" && key !== "" ? key.slice(0, 255) : null,
    retryCount: Number(headers["x-stainless-retry-count"]) || 0,
  };
}

async function answerWhenDone(
  job: JobRow,
  { waiter, request, reply }: Exchange & { waiter: Waiter },
  services: Services,
): Promise<FastifyReply> {
  const gone = clientGone(reply.raw);
  const limit = AbortSignal.timeout(services.timings.answerMs);
  try {
    const result = await services.jobs.result(job.id, AbortSignal.any([gone, limit]));
    const pictures = await readyPictures(job, { result, request }, services);
    reply.raw.once("finish", () => void noteDelivery(job, services));
    setWarnings(reply, result.warnings);
    return await sendPictures(reply, {
      request: job.request,
      facts: factsOf(job, result, services.config),
      pictures,
    });
  } catch (error) {
    if (gone.aborted) {
      waiter.leave();
      return reply.hijack();
    }
    throw limit.aborted ? apiError("stillRunning", {}) : error;
  } finally {
    waiter.release();
  }
}

function setWarnings(reply: FastifyReply, warnings: JobResult["warnings"]): void {
  const header = warningsHeader(warnings);
  if (header !== undefined) reply.header("x-pinhole-warnings", header);
}

/** @throws {ApiError} `fileGone` for a job whose pictures are no longer kept */
async function readyPictures(
  job: JobRow,
  { result, request }: { result: JobResult; request: FastifyRequest },
  services: Services,
): Promise<ReadyPicture[]> {
  return await Promise.all(
    result.pictures.map(async (picture) => {
      if (job.request.responseFormat === "url") {
        return { ...picture, url: resultUrl(picture, request, services) };
      }
      const bytes = await services.blobs.get(picture.blobId);
      if (bytes === undefined) throw apiError("fileGone", {});
      return { ...picture, bytes };
    }),
  );
}
