import type { JobRow } from "../storage/job-row.ts";
import type { JobOrder } from "./accept-job.ts";
import { fingerprint } from "./fingerprint.ts";
import { resultLifeMs } from "./sweep.ts";

/**
 * Clients that were told to send their request again, since its work takes longer than an answer may. The official
 * SDKs say that they do so; curl and others cannot.
 */
export interface ComeBacks {
  /** A client of this job was told to send its request again. */
  expect(job: Pick<JobRow, "ownerKeyId" | "fingerprint" | "idempotencyKey" | "createdAt">): void;
  /**
   * Whether an order is one of those expected, each of which comes once.
   * @returns when the earliest job it can belong to was accepted; undefined: nobody was told to send it
   */
  claim(order: Pick<JobOrder, "ownerKeyId" | "request" | "inputs">): number | undefined;
}

interface Expected {
  clients: number;
  since: number;
  toldAt: number;
}

/** Remembers for as long as an unfetched result is kept. */
export function createComeBacks(now: () => number): ComeBacks {
  const expected = new Map<string, Expected>();

  function forgetOld(): void {
    for (const [key, { toldAt }] of expected) if (toldAt < now() - resultLifeMs) expected.delete(key);
  }

  return {
    expect({ ownerKeyId, fingerprint, idempotencyKey, createdAt }) {
      // Its key finds the job by itself.
      if (idempotencyKey !== null) return;
      forgetOld();
      const key = keyOf(ownerKeyId, fingerprint);
      const { clients = 0, since = createdAt } = expected.get(key) ?? {};
      expected.set(key, { clients: clients + 1, since: Math.min(since, createdAt), toldAt: now() });
    },
    claim({ ownerKeyId, request, inputs }) {
      if (expected.size === 0) return undefined;
      forgetOld();
      const key = keyOf(ownerKeyId, fingerprint(request, inputs));
      const found = expected.get(key);
      if (found === undefined) return undefined;
      if (found.clients > 1) expected.set(key, { ...found, clients: found.clients - 1 });
      else expected.delete(key);
      return found.since;
    },
  };
}

function keyOf(ownerKeyId: string | null, fingerprint: string): string {
  return `${ownerKeyId ?? ""} ${fingerprint}`;
}
