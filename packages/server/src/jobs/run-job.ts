import type { DrawingStep } from "@pinhole/contract";
import type { EngineModel } from "../engines/engine.ts";
import type { JobPicture, JobRow } from "../storage/job-row.ts";
import { putAll } from "../storage/put-all.ts";
import type { BlobRole, NewBlob } from "../storage/records.ts";
import type { JobHandler } from "./dispatcher.ts";
import {
  type EncodedImage,
  type EncodedPartial,
  type EncodedPicture,
  type PerformedRequest,
  performRequest,
} from "./perform-request.ts";
import { type InputFiles, type PreparedInputs, prepareInputs } from "./prepare-inputs.ts";
import { type Outcome, recordEnd } from "./record-end.ts";
import type { JobTally, RunContext } from "./run-context.ts";

/** Works on claimed jobs: inputs, engine, files, row, word to those who wait. */
export function createJobHandler(context: RunContext): JobHandler {
  const { abandoned } = context;
  return async (job, cancelled) => {
    const signal = abandoned === undefined ? cancelled : AbortSignal.any([cancelled, abandoned]);
    let seq = 0;
    const onPartial = async (partial: EncodedPartial) => {
      await announcePartial({ job, partial, seq }, context);
      seq += 1;
    };
    const tally: JobTally = { stepSeconds: [] };
    const onStep = (step: DrawingStep) => {
      if (step.step > 0) tally.stepSeconds.push(step.seconds);
      void announceStep(job, step, context).catch(context.onFault);
    };
    const outcome = await attemptJob({ job, tally }, { signal, onPartial, onStep }, context).catch(
      (error: unknown): Outcome => (signal.aborted ? { state: "cancelled" } : { state: "failed", error }),
    );
    await recordEnd({ job, outcome, seq, tally }, context);
  };
}

type Watch = Parameters<typeof performRequest>[1];

interface Attempt {
  job: JobRow;
  /** Filled in as things become known. */
  tally: JobTally;
}

async function attemptJob({ job, tally }: Attempt, watch: Watch, context: RunContext): Promise<Outcome> {
  const { request, seed } = job;
  const { engine, model } = await context.pickEngine(request);
  tally.servedBy = model.id;
  const inputs = await readInputs(job, model, context);
  watch.signal.throwIfAborted();
  const performed = await performRequest({ request, seed, inputs, engine, model }, watch);
  return await storePictures(job, { performed, inputs }, context);
}

async function readInputs(
  job: JobRow,
  { usualSize }: EngineModel,
  { blobs, limits }: RunContext,
): Promise<PreparedInputs> {
  await using borrowed = new AsyncDisposableStack();
  const files: InputFiles = { images: [] };
  for (const { role, blobId } of job.inputs) {
    const file = borrowed.use(await blobs.borrow(blobId));
    if (file === undefined) throw new Error(`the input ${blobId} of ${job.id} is gone`);
    if (role === "mask") files.mask = file;
    else files.images.push(file);
  }
  return await prepareInputs(job.request, files, { ...limits, usualSize });
}

async function storePictures(
  job: JobRow,
  { performed, inputs }: { performed: PerformedRequest; inputs: PreparedInputs },
  { blobs, now }: RunContext,
): Promise<Outcome> {
  const { pictures, warnings, engine, model, size } = performed;
  const ids = await putAll(
    blobs,
    pictures.map(({ bytes }) => bytes),
  );
  const withId = pictures.map((picture, index) => ({ ...picture, blobId: ids[index] ?? "" }));
  return {
    state: "succeeded",
    pictureBlobs: withId.map((picture) => describeBlob(job, picture, { role: "picture", at: now() })),
    result: {
      pictures: withId.map(describePicture),
      warnings,
      engine,
      model,
      size,
      transparent: pictures.some(({ transparent }) => transparent),
      inputSizes: inputs.inputSizes,
    },
  };
}

function describePicture(picture: EncodedPicture & { blobId: string }): JobPicture {
  const { blobId, mediaType, width, height, seed, revisedPrompt, drew, notDrawn } = picture;
  return { blobId, mediaType, width, height, seed, revisedPrompt, drew, notDrawn };
}

interface AnnouncedPartial {
  job: JobRow;
  partial: EncodedPartial;
  seq: number;
}

async function announcePartial({ job, partial, seq }: AnnouncedPartial, context: RunContext): Promise<void> {
  const { bytes, ...facts } = partial;
  const blobId = await context.blobs.put(bytes);
  await context.records.blobs.add(
    describeBlob(job, { ...partial, blobId }, { role: "partial", at: context.now() }),
  );
  await context.dispatcher.publish({ type: "partial", jobId: job.id, seq, blobId, ...facts });
}

/** Only those who follow the job right now hear of it. */
async function announceStep(job: JobRow, step: DrawingStep, { dispatcher }: RunContext): Promise<void> {
  await dispatcher.publish({ type: "step", jobId: job.id, ...step });
}

function describeBlob(
  job: JobRow,
  { blobId, bytes, mediaType }: EncodedImage & { blobId: string },
  { role, at }: { role: BlobRole; at: number },
): NewBlob {
  return { id: blobId, jobId: job.id, role, mediaType, byteLength: bytes.length, createdAt: at };
}
