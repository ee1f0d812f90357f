import { timingSafeEqual } from "node:crypto";
import type { KeyRow, Records, Scope } from "../storage/records.ts";
import { hashSecret, parseKey } from "./keys.ts";

/** `unknown` covers keys that are malformed, never existed or have another secret. */
export type KeyCheck =
  | { verdict: "valid"; key: KeyRow }
  | { verdict: "unknown" | "revoked" | "expired"; key: undefined };

export interface Keyring {
  /** Judges the key of a request, and notes its use when it is valid. */
  check(key: string): Promise<KeyCheck>;
  /** False: nobody has made a key yet, and this machine's own requests pass without one. Revoked keys count. */
  anyKeyExists(): Promise<boolean>;
  /** Writes the uses not yet written. */
  close(): Promise<void>;
}

export interface KeyringOptions {
  /** How old the keys in memory may be: a key made or revoked by another program counts after this. */
  cacheMs?: number;
  /** How often at most the last use of one key is written. */
  lastUsedEveryMs?: number;
  now?: () => number;
}

interface KeysInMemory {
  byId: Map<string, KeyRow>;
  readAt: number;
}

const unknownHash = hashSecret("");

/** Checks keys against a short-lived copy of the records, so that a refusal costs no query. */
export function createKeyring(records: Pick<Records, "keys">, options: KeyringOptions = {}): Keyring {
  const { cacheMs = 500, lastUsedEveryMs = 30_000, now = Date.now } = options;
  const uses = createUseLog(records, { everyMs: lastUsedEveryMs, now });
  let keys: KeysInMemory | undefined;
  let reading: Promise<KeysInMemory> | undefined;

  async function read(): Promise<KeysInMemory> {
    const readAt = now();
    const rows = await records.keys.list();
    keys = { byId: new Map(rows.map((row) => [row.id, row])), readAt };
    return keys;
  }

  async function freshKeys(): Promise<KeysInMemory> {
    if (keys !== undefined && now() - keys.readAt < cacheMs) return keys;
    reading ??= read().finally(() => (reading = undefined));
    return await reading;
  }

  return {
    async check(key) {
      const parts = parseKey(key);
      if (parts === undefined) return { verdict: "unknown", key: undefined };
      const row = (await freshKeys()).byId.get(parts.id);
      // The same work for an unknown id as for a wrong secret: time tells nothing.
      const isSecret = timingSafeEqual(hashSecret(parts.secret), row?.secretHash ?? unknownHash);
      if (row === undefined || !isSecret) return { verdict: "unknown", key: undefined };
      if (row.revokedAt !== null) return { verdict: "revoked", key: undefined };
      if (row.expiresAt !== null && row.expiresAt <= now()) return { verdict: "expired", key: undefined };
      uses.note(row.id);
      return { verdict: "valid", key: row };
    },
    async anyKeyExists() {
      return (await freshKeys()).byId.size > 0;
    },
    close: () => uses.flush(),
  };
}

/** Whether a key may do what needs a scope; `admin` may do everything. */
export function hasScope(key: Pick<KeyRow, "scopes">, scope: Scope): boolean {
  return key.scopes.includes(scope) || key.scopes.includes("admin");
}

interface UseLog {
  note(id: string): void;
  flush(): Promise<void>;
}

/** Remembers uses and writes each key's last one now and then; no request waits for it, and a failed write is tried again. */
function createUseLog(
  records: Pick<Records, "keys">,
  { everyMs, now }: { everyMs: number; now: () => number },
): UseLog {
  const unwritten = new Map<string, number>();
  const writtenAt = new Map<string, number>();

  async function write(id: string, at: number): Promise<void> {
    unwritten.delete(id);
    writtenAt.set(id, at);
    try {
      await records.keys.markUsed(id, at);
    } catch {
      // Not worth failing a request for: the next use is written instead.
      writtenAt.delete(id);
    }
  }

  return {
    note(id) {
      const at = now();
      unwritten.set(id, at);
      if (at - (writtenAt.get(id) ?? Number.NEGATIVE_INFINITY) >= everyMs) void write(id, at);
    },
    async flush() {
      await Promise.all([...unwritten].map(([id, at]) => write(id, at)));
    },
  };
}
