import { apiError, type Operation } from "@pinhole/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Waiter } from "../jobs/waiters.ts";
import type { JobResult, JobRow } from "../storage/job-row.ts";
import { acceptRequest } from "./accept-request.ts";
import { clientGone } from "./client-gone.ts";
import { factsOf } from "./facts-of.ts";
import { noteDelivery } from "./note-delivery.ts";
import type { BodyRules, Exchange } from "./read-body.ts";
import { resultUrl } from "./result-url.ts";
import { type ReadyPicture, sendPictures } from "./send-pictures.ts";
import type { Services } from "./services.ts";
import { streamJob } from "./stream-job.ts";
import { warningsHeader } from "./warnings-header.ts";

/** Accepts a request and answers it, at once with events or when it is done: the way all three operations go. */
export async function answerRequest(
  operation: Operation,
  exchange: Exchange,
  given: { rules: BodyRules; services: Services },
): Promise<FastifyReply> {
  const { services } = given;
  const { job, waiter, warnings } = await acceptRequest(operation, exchange, given);
  if (!job.request.stream) return await answerWhenDone(job, { waiter, ...exchange }, services);
  setWarnings(exchange.reply, warnings);
  await streamJob(job, { waiter, reply: exchange.reply }, services);
  return exchange.reply;
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
    if (!limit.aborted) throw error;
    services.jobs.expectAgain(job);
    throw apiError("stillRunning", {});
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
