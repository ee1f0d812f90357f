import { type ImageEvent, renderCompleted, renderPartial } from "@pinhole/contract";
import type { FastifyReply } from "fastify";
import { readResult } from "../jobs/follow-job.ts";
import type { FinishedEvent, PartialEvent } from "../jobs/job-events.ts";
import type { Waiter } from "../jobs/waiters.ts";
import type { JobRow } from "../storage/job-row.ts";
import { toShown } from "./answer-error.ts";
import { factsOf } from "./facts-of.ts";
import { noteDelivery } from "./note-delivery.ts";
import { type EventStream, openEventStream } from "./open-event-stream.ts";
import { renderStep } from "./render-step.ts";
import { toBase64 } from "./send-pictures.ts";
import type { Services } from "./services.ts";

/**
 * Answers an accepted job with events: its partial images as they come, then one completed event for each picture
 * (images-api §3.1). An error is an event of the nested form, which every SDK raises.
 */
export async function streamJob(
  job: JobRow,
  { waiter, reply }: { waiter: Waiter; reply: FastifyReply },
  services: Services,
): Promise<void> {
  const stream = openEventStream(reply, services.timings);
  services.metrics.addStream(1);
  let isComplete = false;
  try {
    await sendEvents(job, stream, services);
    isComplete = true;
  } catch (error) {
    if (stream.gone.aborted) waiter.leave();
    else await sendError(error, { stream, requestId: reply.request.id }, services);
  } finally {
    waiter.release();
    services.metrics.addStream(-1);
    await stream.end();
    if (isComplete && reply.raw.writableFinished) await noteDelivery(job, services);
  }
}

async function sendEvents(job: JobRow, stream: EventStream, services: Services): Promise<void> {
  for await (const event of services.jobs.follow(job.id, stream.gone)) {
    if (event.type === "partial") await sendPartial(job, { event, stream }, services);
    else if (event.type === "step") stream.comment(renderStep(event));
    else await sendCompleted(job, { event, stream }, services);
  }
}

async function sendPartial(
  job: JobRow,
  { event, stream }: { event: PartialEvent; stream: EventStream },
  services: Services,
): Promise<void> {
  const bytes = await services.blobs.get(event.blobId);
  // Removed already: the job ended while this client was slow, and its pictures are next.
  if (bytes === undefined) return;
  const { width, height, transparent, partialIndex } = event;
  const seen = {
    size: { width, height },
    transparent,
    inputSizes: [],
    warnings: [],
    engine: job.lane,
    model: job.request.model,
  };
  const partial = { base64: toBase64(bytes), partialIndex };
  await send(stream, renderPartial(job.request, factsOf(job, seen, services.config), partial));
}

async function sendCompleted(
  job: JobRow,
  { event, stream }: { event: FinishedEvent; stream: EventStream },
  services: Services,
): Promise<void> {
  const { blobs, config } = services;
  const result = await readResult(event, services);
  const facts = factsOf(job, result, config);
  for (const { blobId, seed, revisedPrompt } of result.pictures) {
    const bytes = await blobs.get(blobId);
    if (bytes === undefined) throw new Error(`picture ${blobId} of ${job.id} is missing`);
    await send(stream, renderCompleted(job.request, facts, { base64: toBase64(bytes), seed, revisedPrompt }));
  }
}

async function send(stream: EventStream, event: ImageEvent): Promise<void> {
  await stream.send(event.type, event);
}

async function sendError(
  error: unknown,
  { stream, requestId }: { stream: EventStream; requestId: string },
  { logger }: Services,
): Promise<void> {
  const shown = toShown(error, requestId);
  if (shown.status >= 500) logger.error({ requestId, err: error }, "a stream failed");
  try {
    await stream.send("error", { type: "error", ...shown.toBody() });
  } catch (cause) {
    if (!stream.gone.aborted) throw cause;
  }
}
