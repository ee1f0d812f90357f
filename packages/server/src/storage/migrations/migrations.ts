/**
 * The steps from an empty database to today's, oldest first. A step that was released is never changed;
 * position n (from 1) takes a database of version n - 1 to version n.
 */
export const migrations: readonly string[] = [
  `
  create table jobs (
    sequence integer primary key autoincrement,
    id text not null unique,
    operation text not null,
    owner_key_id text,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    request text not null,
    inputs text not null,
    seed integer not null check (seed between 0 and 4294967295),
    fingerprint text not null,
    idempotency_key text,
    request_id text not null,
    attempt integer not null default 0,
    worker_id text,
    created_at integer not null,
    started_at integer,
    finished_at integer,
    delivered_at integer,
    result text,
    failure text
  ) strict;

  -- One live job per explicit key; a failed or cancelled one frees it for the next try.
  create unique index jobs_by_idempotency_key
    on jobs (coalesce(owner_key_id, ''), operation, idempotency_key)
    where idempotency_key is not null and state in ('queued', 'running', 'succeeded');
  create index jobs_by_fingerprint on jobs (fingerprint, created_at);
  -- Within a state in the order of acceptance: SQLite ends every index with the row's number.
  create index jobs_by_state on jobs (state);
  create index jobs_finished on jobs (coalesce(delivered_at, finished_at)) where finished_at is not null;

  create table blobs (
    id text primary key,
    job_id text not null references jobs (id),
    role text not null check (role in ('input', 'partial', 'picture')),
    media_type text not null,
    byte_length integer not null,
    created_at integer not null
  ) strict, without rowid;
  create index blobs_by_job on blobs (job_id);
  -- The few that go before their job's pictures do.
  create index blobs_passing on blobs (role) where role in ('input', 'partial');

  create table keys (
    id text primary key,
    name text not null,
    secret_hash blob not null check (length(secret_hash) = 32),
    scopes text not null,
    created_at integer not null,
    expires_at integer,
    revoked_at integer,
    last_used_at integer
  ) strict, without rowid;

  create table secrets (
    kid text primary key,
    secret blob not null check (length(secret) = 32),
    created_at integer not null
  ) strict, without rowid;

  create table probes (id integer primary key check (id = 1), written_at integer not null) strict;
  `,
  // Until then there was one engine.
  `
  alter table jobs add column lane text not null default 'sketch';
  create index jobs_queued on jobs (lane) where state = 'queued';
  `,
];
