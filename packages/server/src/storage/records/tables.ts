import type { Generated } from "kysely";
import type { JobState } from "../job-row.ts";
import type { BlobRole } from "../records.ts";

/** The tables as Kysely sees them; JSON columns are text. */
export interface Tables {
  jobs: JobsTable;
  blobs: BlobsTable;
  keys: KeysTable;
  secrets: SecretsTable;
  probes: { id: number; written_at: number };
}

export interface JobsTable {
  sequence: Generated<number>;
  id: string;
  operation: string;
  owner_key_id: string | null;
  state: JobState;
  request: string;
  inputs: string;
  seed: number;
  fingerprint: string;
  idempotency_key: string | null;
  request_id: string;
  lane: string;
  attempt: Generated<number>;
  worker_id: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  delivered_at: number | null;
  result: string | null;
  failure: string | null;
}

export interface BlobsTable {
  id: string;
  job_id: string;
  role: BlobRole;
  media_type: string;
  byte_length: number;
  created_at: number;
}

export interface KeysTable {
  id: string;
  name: string;
  secret_hash: Uint8Array;
  scopes: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
}

export interface SecretsTable {
  kid: string;
  secret: Uint8Array;
  created_at: number;
}
