import type { ImageRequest, Operation, Size, Warning } from "@pinhole/contract";

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export type FinishedState = Exclude<JobState, "queued" | "running">;

/** A file the request came with, in the order it was sent. */
export interface JobInput {
  role: "image" | "mask";
  blobId: string;
}

/** One finished picture; its bytes are the blob. */
export interface JobPicture {
  blobId: string;
  mediaType: string;
  /** Pixels. */
  width: number;
  height: number;
  seed: number;
  revisedPrompt?: string;
  drew: string[];
  notDrawn: string[];
}

export interface JobResult {
  /** In order of their seeds. */
  pictures: JobPicture[];
  warnings: Warning[];
  engine: string;
  /** The engine's model that drew, which may serve the name asked for. */
  model: string;
  /** Of every picture. */
  size: Size;
  /** Whether a picture has pixels that are not opaque. */
  transparent: boolean;
  /** The input images' sizes as they were sent, the mask's not among them. */
  inputSizes: Size[];
}

/** An `ApiError` at rest: everything needed to answer with it again. */
export interface JobFailure {
  status: number;
  type: string;
  code: string | null;
  param: string | null;
  message: string;
  headers: Record<string, string>;
}

/** A job as accepted: what cannot change afterwards. */
export interface NewJob {
  /** `job_` and 24 characters. */
  id: string;
  operation: Operation;
  /** null: accepted while no key existed. */
  ownerKeyId: string | null;
  request: ImageRequest;
  inputs: JobInput[];
  /** 0 to 4294967295; the request's own, or drawn at acceptance so that a second attempt draws the same. */
  seed: number;
  /** SHA-256 in hex over the request and its files; equal for a client's own retry. */
  fingerprint: string;
  /** The `Idempotency-Key` header, at most 255 characters. */
  idempotencyKey: string | null;
  /** Of the HTTP request that made the job, for logs and error texts. */
  requestId: string;
  /** Whose work it is, the engine's name: a lane's jobs wait for each other, and never for another lane's. */
  lane: string;
  /** Milliseconds since 1970, as every time here. */
  createdAt: number;
}

export interface JobRow extends NewJob {
  state: JobState;
  /** How often the job was claimed; the fencing token of its result. */
  attempt: number;
  workerId: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  /** When an answer was last sent in full. */
  deliveredAt: number | null;
  result: JobResult | null;
  failure: JobFailure | null;
}
