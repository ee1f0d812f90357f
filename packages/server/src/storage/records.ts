import type { FinishedState, JobFailure, JobResult, JobRow, JobState, NewJob } from "./job-row.ts";

/** Everything that is remembered between two starts, except the bytes of files. All times are Unix milliseconds. */
export interface Records {
  readonly jobs: JobRecords;
  readonly queue: QueueRecords;
  readonly blobs: BlobRecords;
  readonly keys: KeyRecords;
  readonly secrets: SecretRecords;
  /** Writes one row; rejects when nothing can be written. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What a client's side needs of jobs. */
export interface JobRecords {
  /** In one transaction: joins a job the request belongs to, or stores a new job and its input blobs. */
  accept(order: AcceptOrder): Promise<Acceptance>;
  read(id: string): Promise<JobRow | undefined>;
  /** Notes that the answer was sent in full, which starts the 60 minutes its URLs live. */
  markDelivered(id: string, at: number): Promise<void>;
  /** Removes finished jobs whose last delivery, or else end, is at or before `before` and which keep no blob. */
  removeExpired(before: number): Promise<number>;
  countByState(): Promise<Record<JobState, number>>;
}

export interface AcceptOrder {
  job: NewJob;
  /** The blobs of `job.inputs`, already stored. */
  inputBlobs: NewBlob[];
  /** A client's own retry joins an equal job accepted at or after this; undefined: never joins. */
  joinSince?: number;
}

/** `reused`: the idempotency key belongs to another request. */
export type Acceptance =
  | { outcome: "created" | "joined"; job: JobRow }
  | { outcome: "reused"; job: undefined };

/** What a worker needs of jobs. */
export interface QueueRecords {
  /** Takes the job queued first, of all or of a lane, sets it running and counts the attempt, in one statement. */
  claim(workerId: string, at: number, lane?: string): Promise<JobRow | undefined>;
  /** Writes the end of a claimed job and its pictures' blobs; false when the claim is not the current one. */
  finish(claim: JobClaim, end: JobEnd): Promise<boolean>;
  /** Ends a job nobody has claimed; false when it is not queued. */
  cancelQueued(id: string, at: number): Promise<boolean>;
  /** Queues every running job again, for the time when no worker can be alive. */
  requeue(orders: RequeueOrder): Promise<Requeued>;
}

export interface JobClaim {
  id: string;
  attempt: number;
}

export interface JobEnd {
  state: FinishedState;
  result: JobResult | null;
  failure: JobFailure | null;
  pictureBlobs: NewBlob[];
  at: number;
}

export interface RequeueOrder {
  /** Jobs claimed this often end with `failure` instead. */
  maxAttempts: number;
  failure: JobFailure;
  /** The lanes there are; a queued job of another one goes over to the first. */
  lanes?: readonly string[];
  at: number;
}

export interface Requeued {
  queued: number;
  failed: number;
}

export type BlobRole = "input" | "partial" | "picture";

export interface NewBlob {
  id: string;
  jobId: string;
  role: BlobRole;
  mediaType: string;
  byteLength: number;
  createdAt: number;
}

export type BlobRow = NewBlob;

/** Which files exist and why; the bytes are in the blob store. */
export interface BlobRecords {
  add(blob: NewBlob): Promise<void>;
  read(id: string): Promise<BlobRow | undefined>;
  /** Blobs nobody needs any more; pictures oldest first. */
  listDisposable(limits: DisposalLimits): Promise<BlobRow[]>;
  remove(ids: string[]): Promise<void>;
  /** Every id, for the comparison with the files at start. */
  listIds(): Promise<string[]>;
}

export interface DisposalLimits {
  /** Pictures of jobs delivered, or else finished, at or before this. */
  picturesBefore: number;
  /** Partial images of jobs finished at or before this. */
  partialsBefore: number;
  /** Most blobs to list. Inputs of finished jobs are always disposable. */
  limit: number;
}

export const scopes = ["generate", "edit", "read", "admin"] as const;
export type Scope = (typeof scopes)[number];

export interface KeyRow {
  /** 8 characters, part of the key, no secret. */
  id: string;
  name: string;
  /** SHA-256 of the secret part, 32 bytes. */
  secretHash: Uint8Array;
  scopes: Scope[];
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
}

export interface KeyRecords {
  add(key: KeyRow): Promise<void>;
  list(): Promise<KeyRow[]>;
  /** False when there is no such key or it was revoked before. */
  revoke(id: string, at: number): Promise<boolean>;
  markUsed(id: string, at: number): Promise<void>;
}

export interface SecretRow {
  /** 8 characters; travels in URLs. */
  kid: string;
  /** 32 random bytes. */
  secret: Uint8Array;
  createdAt: number;
}

/** Signing secrets, newest first; the first signs, all verify. */
export interface SecretRecords {
  add(secret: SecretRow): Promise<void>;
  list(): Promise<SecretRow[]>;
  remove(kid: string): Promise<void>;
}
