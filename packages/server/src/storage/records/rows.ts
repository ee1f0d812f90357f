import type { Insertable, Selectable } from "kysely";
import type { JobRow, NewJob } from "../job-row.ts";
import type { BlobRow, KeyRow, NewBlob } from "../records.ts";
import type { BlobsTable, JobsTable, KeysTable } from "./tables.ts";

/** A new job as its row: queued, never claimed. */
export function fromNewJob(job: NewJob): Insertable<JobsTable> {
  return {
    id: job.id,
    operation: job.operation,
    owner_key_id: job.ownerKeyId,
    state: "queued",
    request: JSON.stringify(job.request),
    inputs: JSON.stringify(job.inputs),
    seed: job.seed,
    fingerprint: job.fingerprint,
    idempotency_key: job.idempotencyKey,
    request_id: job.requestId,
    lane: job.lane,
    created_at: job.createdAt,
  };
}

/** A row as the job it holds. The JSON was written by {@link fromNewJob} and `finish`, so it is not checked again. */
export function toJob(row: Selectable<JobsTable>): JobRow {
  return {
    id: row.id,
    operation: row.operation as JobRow["operation"],
    ownerKeyId: row.owner_key_id,
    state: row.state,
    request: JSON.parse(row.request),
    inputs: JSON.parse(row.inputs),
    seed: row.seed,
    fingerprint: row.fingerprint,
    idempotencyKey: row.idempotency_key,
    requestId: row.request_id,
    lane: row.lane,
    attempt: row.attempt,
    workerId: row.worker_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    deliveredAt: row.delivered_at,
    result: row.result === null ? null : JSON.parse(row.result),
    failure: row.failure === null ? null : JSON.parse(row.failure),
  };
}

export function fromBlob(blob: NewBlob): Insertable<BlobsTable> {
  return {
    id: blob.id,
    job_id: blob.jobId,
    role: blob.role,
    media_type: blob.mediaType,
    byte_length: blob.byteLength,
    created_at: blob.createdAt,
  };
}

export function toBlob(row: Selectable<BlobsTable>): BlobRow {
  return {
    id: row.id,
    jobId: row.job_id,
    role: row.role,
    mediaType: row.media_type,
    byteLength: row.byte_length,
    createdAt: row.created_at,
  };
}

export function fromKey(key: KeyRow): Insertable<KeysTable> {
  return {
    id: key.id,
    name: key.name,
    secret_hash: key.secretHash,
    scopes: JSON.stringify(key.scopes),
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    last_used_at: key.lastUsedAt,
  };
}

export function toKey(row: Selectable<KeysTable>): KeyRow {
  return {
    id: row.id,
    name: row.name,
    secretHash: row.secret_hash,
    scopes: JSON.parse(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
