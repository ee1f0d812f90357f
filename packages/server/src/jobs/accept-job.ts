import { randomBytes, randomInt } from "node:crypto";
import { apiError, type ImageRequest } from "@pinhole/contract";
import type { BlobContent, BlobStore } from "../storage/blobs.ts";
import { deleteAll, putAll } from "../storage/put-all.ts";
import type { JobInput, JobRow, NewJob } from "../storage/job-row.ts";
import type { NewBlob, Records } from "../storage/records.ts";
import { fingerprint } from "./fingerprint.ts";

/** A file of the request, already checked. */
export interface OrderedInput {
  role: JobInput["role"];
  /** A temporary file is moved away when it is stored; one that is left is its writer's to remove. */
  content: BlobContent;
  /** In hex. */
  sha256: string;
  mediaType: string;
  byteLength: number;
}

/** A checked request with what its HTTP headers say about its identity. */
export interface JobOrder {
  request: ImageRequest;
  /** Images in the order they were sent, the mask anywhere. */
  inputs: OrderedInput[];
  ownerKeyId: string | null;
  /** The name of the engine that will draw it. */
  lane: string;
  requestId: string;
  /** `Idempotency-Key`, at most 255 characters. */
  idempotencyKey: string | null;
  /** `X-Stainless-Retry-Count`: 0 for a first attempt, or when the client says nothing. */
  retryCount: number;
}

export interface AcceptedJob {
  job: JobRow;
  /** True when the order belongs to a job that was already there. */
  joined: boolean;
}

export interface AcceptContext {
  records: Pick<Records, "jobs">;
  blobs: BlobStore;
  now: () => number;
}

/** How long a client's own retry can join the job its first attempt made. */
const joinWindowMs = 15 * 60_000;

/**
 * Makes an order a job, or joins the job it belongs to: that of its idempotency key, or for an SDK's own retry the
 * latest equal one not yet delivered. When it resolves, the job is on disk.
 * @param joinSince where its client was told to send it again: when the earliest job it can belong to was accepted
 * @throws {ApiError} `idempotencyKeyReused` for a key that came with another request, `noSpace` on a full disk
 */
export async function acceptJob(
  order: JobOrder,
  context: AcceptContext,
  joinSince?: number,
): Promise<AcceptedJob> {
  const { records, blobs, now } = context;
  const stored = await storeInputs(order.inputs, blobs);
  let created = false;
  try {
    const job = describeJob(order, stored, now());
    const acceptance = await records.jobs.accept({
      job,
      inputBlobs: stored.map((input) => describeBlob(input, job)),
      joinSince: joinSince ?? (order.retryCount > 0 ? job.createdAt - joinWindowMs : undefined),
    });
    if (acceptance.outcome === "reused") throw apiError("idempotencyKeyReused", {});
    created = acceptance.outcome === "created";
    return { job: acceptance.job, joined: !created };
  } finally {
    if (!created) {
      await deleteAll(
        blobs,
        stored.map(({ blobId }) => blobId),
      );
    }
  }
}

interface StoredInput extends OrderedInput {
  blobId: string;
}

async function storeInputs(inputs: readonly OrderedInput[], blobs: BlobStore): Promise<StoredInput[]> {
  const ids = await putAll(
    blobs,
    inputs.map(({ content }) => content),
  );
  return inputs.map((input, index) => ({ ...input, blobId: ids[index] ?? "" }));
}

function describeJob(order: JobOrder, inputs: readonly StoredInput[], createdAt: number): NewJob {
  const { request } = order;
  return {
    id: `job_${randomBytes(18).toString("base64url")}`,
    operation: request.operation,
    ownerKeyId: order.ownerKeyId,
    request,
    inputs: inputs.map(({ role, blobId }) => ({ role, blobId })),
    seed: request.seed ?? randomInt(2 ** 32),
    fingerprint: fingerprint(request, inputs),
    idempotencyKey: order.idempotencyKey,
    requestId: order.requestId,
    lane: order.lane,
    createdAt,
  };
}

function describeBlob({ blobId, mediaType, byteLength }: StoredInput, job: NewJob): NewBlob {
  return { id: blobId, jobId: job.id, role: "input", mediaType, byteLength, createdAt: job.createdAt };
}
