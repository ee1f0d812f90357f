import { describe, expect, onTestFinished, test } from "vitest";
import type { NewJob } from "./job-row.ts";
import { newJob } from "./new-job.test.fixture.ts";
import type { AcceptOrder, BlobRole, JobEnd, KeyRow, NewBlob, Records } from "./records.ts";

const failure = {
  status: 500,
  type: "server_error",
  code: null,
  param: null,
  message: "no",
  headers: { "retry-after": "1" },
};

function newBlob(jobId: string, role: BlobRole, id: string): NewBlob {
  return { id, jobId, role, mediaType: "image/png", byteLength: 3, createdAt: 1_000 };
}

function order(changes: Partial<NewJob> = {}, more: Partial<AcceptOrder> = {}): AcceptOrder {
  return { job: newJob(changes), inputBlobs: [], ...more };
}

function succeeded(at: number, pictureBlobs: NewBlob[] = []): JobEnd {
  const result = {
    pictures: [],
    warnings: [],
    engine: "fake",
    model: "fake",
    size: { width: 1, height: 1 },
    transparent: false,
    inputSizes: [],
  };
  return { state: "succeeded", result, failure: null, pictureBlobs, at };
}

async function accepted(records: Records, changes: Partial<NewJob> = {}) {
  const { job } = await records.jobs.accept(order(changes));
  if (job === undefined) throw new Error("the job was not accepted");
  return job;
}

async function finished(records: Records, changes: Partial<NewJob>, end: JobEnd) {
  const { id } = await accepted(records, changes);
  await records.queue.claim("worker", 2_000);
  expect(await records.queue.finish({ id, attempt: 1 }, end)).toBe(true);
  return id;
}

/** What every {@link Records} must do. `open` gives empty ones; the suite closes them. */
export function recordsContract(open: () => Promise<Records>): void {
  async function opened(): Promise<Records> {
    const records = await open();
    onTestFinished(() => records.close());
    return records;
  }

  describe("jobs", () => {
    test("an accepted job is read back as it was, queued", async () => {
      const { jobs } = await opened();
      const job = newJob({ ownerKeyId: "key00001", idempotencyKey: "k" });
      expect(await jobs.accept({ job, inputBlobs: [] })).toMatchObject({ outcome: "created" });
      expect(await jobs.read(job.id)).toEqual({
        ...job,
        state: "queued",
        attempt: 0,
        workerId: null,
        startedAt: null,
        finishedAt: null,
        deliveredAt: null,
        result: null,
        failure: null,
      });
    });

    test("a job nobody accepted is not there", async () => {
      const { jobs } = await opened();
      expect(await jobs.read("job_unknown")).toBeUndefined();
    });

    test("input blobs are accepted with their job, or neither is", async () => {
      const records = await opened();
      const job = newJob();
      await records.jobs.accept({ job, inputBlobs: [newBlob(job.id, "input", "input-1")] });
      expect(await records.blobs.read("input-1")).toEqual(newBlob(job.id, "input", "input-1"));
      const other = newJob();
      const taken = { job: other, inputBlobs: [newBlob(other.id, "input", "input-1")] };
      await expect(records.jobs.accept(taken)).rejects.toThrow(/unique/i);
      expect(await records.jobs.read(other.id)).toBeUndefined();
    });

    test("two requests with one idempotency key are one job", async () => {
      const { jobs } = await opened();
      const first = await jobs.accept(order({ idempotencyKey: "k" }));
      expect(await jobs.accept(order({ idempotencyKey: "k" }))).toEqual({
        outcome: "joined",
        job: first.job,
      });
    });

    test("an idempotency key with another request is reported as reused", async () => {
      const { jobs } = await opened();
      await jobs.accept(order({ idempotencyKey: "k" }));
      const other = await jobs.accept(order({ idempotencyKey: "k", fingerprint: "other" }));
      expect(other).toEqual({ outcome: "reused", job: undefined });
    });

    test("an idempotency key belongs to one owner and one operation", async () => {
      const { jobs } = await opened();
      await jobs.accept(order({ idempotencyKey: "k", ownerKeyId: "a" }));
      for (const changes of [
        { ownerKeyId: "b" },
        { ownerKeyId: null },
        { ownerKeyId: "a", operation: "createImageEdit" as const },
      ]) {
        const other = await jobs.accept(order({ idempotencyKey: "k", ...changes }));
        expect(other.outcome).toBe("created");
      }
    });

    test("a finished job still answers for its idempotency key", async () => {
      const records = await opened();
      const id = await finished(records, { idempotencyKey: "k" }, succeeded(3_000));
      const again = await records.jobs.accept(order({ idempotencyKey: "k" }));
      expect(again).toMatchObject({ outcome: "joined", job: { id, state: "succeeded" } });
    });

    test.for(["failed", "cancelled"] as const)("a %s job frees its idempotency key", async (state) => {
      const records = await opened();
      await finished(records, { idempotencyKey: "k" }, { ...succeeded(3_000), state, result: null });
      expect((await records.jobs.accept(order({ idempotencyKey: "k" }))).outcome).toBe("created");
      expect((await records.jobs.accept(order({ idempotencyKey: "k" }))).outcome).toBe("joined");
    });

    test("a first attempt never joins an equal job", async () => {
      const { jobs } = await opened();
      await jobs.accept(order());
      expect((await jobs.accept(order())).outcome).toBe("created");
    });

    test("a retry joins the latest equal job that was accepted within its window", async () => {
      const records = await opened();
      await accepted(records, { createdAt: 1_000 });
      const latest = await accepted(records, { createdAt: 2_000 });
      const retry = (joinSince: number) => records.jobs.accept(order({ createdAt: 9_000 }, { joinSince }));
      expect(await retry(2_000)).toMatchObject({ outcome: "joined", job: { id: latest.id } });
      expect(await retry(2_001)).toMatchObject({ outcome: "created" });
    });

    test.for([{ fingerprint: "other" }, { ownerKeyId: "key" }, { operation: "createImageEdit" as const }])(
      "a retry does not join a job with another %o",
      async (changes) => {
        const { jobs } = await opened();
        await jobs.accept(order());
        expect((await jobs.accept(order(changes, { joinSince: 0 }))).outcome).toBe("created");
      },
    );

    test("a retry does not join a delivered job", async () => {
      const records = await opened();
      const id = await finished(records, {}, succeeded(3_000));
      expect((await records.jobs.accept(order({}, { joinSince: 0 }))).outcome).toBe("joined");
      await records.jobs.markDelivered(id, 4_000);
      expect((await records.jobs.accept(order({}, { joinSince: 0 }))).outcome).toBe("created");
    });

    test("a retry does not join a cancelled job", async () => {
      const records = await opened();
      const { id } = await accepted(records);
      await records.queue.cancelQueued(id, 2_000);
      expect((await records.jobs.accept(order({}, { joinSince: 0 }))).outcome).toBe("created");
    });

    test("an idempotency key decides alone: a retry with a new key makes a new job", async () => {
      const { jobs } = await opened();
      await jobs.accept(order());
      expect((await jobs.accept(order({ idempotencyKey: "k" }, { joinSince: 0 }))).outcome).toBe("created");
    });

    test("jobs are counted by state", async () => {
      const records = await opened();
      await finished(records, {}, succeeded(3_000));
      await accepted(records);
      await accepted(records);
      await records.queue.claim("worker", 4_000);
      expect(await records.jobs.countByState()).toEqual({
        queued: 1,
        running: 1,
        succeeded: 1,
        failed: 0,
        cancelled: 0,
      });
    });

    test("a finished job goes when its time is over and its blobs are gone", async () => {
      const records = await opened();
      const job = newJob();
      await records.jobs.accept({ job, inputBlobs: [newBlob(job.id, "input", "in")] });
      await records.queue.claim("worker", 2_000);
      await records.queue.finish({ id: job.id, attempt: 1 }, succeeded(3_000));
      expect(await records.jobs.removeExpired(3_000)).toBe(0);
      await records.blobs.remove(["in"]);
      expect(await records.jobs.removeExpired(2_999)).toBe(0);
      expect(await records.jobs.removeExpired(3_000)).toBe(1);
      expect(await records.jobs.read(job.id)).toBeUndefined();
    });

    test("delivery starts a finished job's time again", async () => {
      const records = await opened();
      const id = await finished(records, {}, succeeded(3_000));
      await records.jobs.markDelivered(id, 5_000);
      expect(await records.jobs.removeExpired(4_999)).toBe(0);
      expect(await records.jobs.removeExpired(5_000)).toBe(1);
    });

    test("a job that is not finished never expires", async () => {
      const records = await opened();
      await accepted(records);
      await accepted(records);
      await records.queue.claim("worker", 1);
      expect(await records.jobs.removeExpired(Number.MAX_SAFE_INTEGER)).toBe(0);
    });
  });

  describe("queue", () => {
    test("jobs are claimed in the order they were accepted, each once", async () => {
      const records = await opened();
      const ids = [];
      for (let index = 0; index < 20; index += 1)
        ids.push((await accepted(records, { createdAt: 1_000 - index })).id);
      const claims = await Promise.all(
        Array.from({ length: 25 }, () => records.queue.claim("worker", 2_000)),
      );
      expect(claims.map((job) => job?.id)).toEqual([...ids, ...Array.from({ length: 5 })]);
    });

    test("a claim in a lane takes that lane's first", async () => {
      const records = await opened();
      const lanes = ["quick", "slow", "quick", "slow"];
      const ids: string[] = [];
      for (const lane of lanes) ids.push((await accepted(records, { lane })).id);
      const claims = [];
      for (const lane of ["slow", "slow", "slow", undefined]) {
        claims.push((await records.queue.claim("worker", 2_000, lane))?.id);
      }
      expect(claims).toEqual([ids[1], ids[3], undefined, ids[0]]);
    });

    test("what waits in a lane that is no more goes over to the first there is", async () => {
      const records = await opened();
      for (const lane of ["slow", "gone"]) await accepted(records, { lane });
      await records.queue.requeue({ maxAttempts: 3, failure, at: 2_500, lanes: ["quick", "slow"] });
      expect(await records.queue.claim("worker", 3_000, "gone")).toBeUndefined();
      expect((await records.queue.claim("worker", 3_000, "quick"))?.lane).toBe("quick");
      expect((await records.queue.claim("worker", 3_000, "slow"))?.lane).toBe("slow");
    });

    test("a claim says who works on which attempt since when", async () => {
      const records = await opened();
      await accepted(records);
      const claimed = await records.queue.claim("worker-7", 2_000);
      expect(claimed).toMatchObject({ state: "running", attempt: 1, workerId: "worker-7", startedAt: 2_000 });
    });

    test("an end is written once, by the current attempt alone", async () => {
      const records = await opened();
      const { id } = await accepted(records);
      const { queue } = records;
      expect(await queue.finish({ id, attempt: 0 }, succeeded(2_500))).toBe(false);
      await queue.claim("dead", 2_000);
      await queue.requeue({ maxAttempts: 3, failure, at: 2_500 });
      await queue.claim("alive", 3_000);
      expect(await queue.finish({ id, attempt: 1 }, succeeded(4_000))).toBe(false);
      expect(await records.jobs.read(id)).toMatchObject({ state: "running", result: null });
      expect(await queue.finish({ id, attempt: 2 }, succeeded(5_000))).toBe(true);
      expect(await queue.finish({ id, attempt: 2 }, succeeded(6_000))).toBe(false);
      expect(await records.jobs.read(id)).toMatchObject({ state: "succeeded", finishedAt: 5_000 });
    });

    test("an end that comes too late leaves no picture", async () => {
      const records = await opened();
      const { id } = await accepted(records);
      await records.queue.finish({ id, attempt: 1 }, succeeded(2_000, [newBlob(id, "picture", "late")]));
      expect(await records.blobs.read("late")).toBeUndefined();
    });

    test("a failure is kept with all its members", async () => {
      const records = await opened();
      const id = await finished(records, {}, { ...succeeded(3_000), state: "failed", result: null, failure });
      expect(await records.jobs.read(id)).toMatchObject({ state: "failed", failure, result: null });
    });

    test("a queued job can be cancelled, a running or finished one cannot", async () => {
      const records = await opened();
      const first = await accepted(records);
      expect(await records.queue.cancelQueued(first.id, 2_000)).toBe(true);
      expect(await records.jobs.read(first.id)).toMatchObject({ state: "cancelled", finishedAt: 2_000 });
      expect(await records.queue.claim("worker", 2_500)).toBeUndefined();
      const second = await accepted(records);
      await records.queue.claim("worker", 3_000);
      expect(await records.queue.cancelQueued(second.id, 3_500)).toBe(false);
      expect(await records.queue.cancelQueued(first.id, 3_500)).toBe(false);
      expect(await records.queue.cancelQueued("job_unknown", 3_500)).toBe(false);
    });

    test("a job that ends its process each time is given up after the last attempt", async () => {
      const records = await opened();
      const { id } = await accepted(records);
      for (const attempt of [1, 2]) {
        expect(await records.queue.claim("worker", attempt)).toMatchObject({ attempt });
        const requeued = await records.queue.requeue({ maxAttempts: 3, failure, at: 10 });
        expect(requeued).toEqual({ queued: 1, failed: 0 });
        expect(await records.jobs.read(id)).toMatchObject({
          state: "queued",
          workerId: null,
          startedAt: null,
        });
      }
      await records.queue.claim("worker", 3);
      expect(await records.queue.requeue({ maxAttempts: 3, failure, at: 10 })).toEqual({
        queued: 0,
        failed: 1,
      });
      expect(await records.jobs.read(id)).toMatchObject({ state: "failed", failure, finishedAt: 10 });
    });
  });

  describe("blobs", () => {
    test("a blob without its job is refused", async () => {
      const records = await opened();
      await expect(records.blobs.add(newBlob("job_unknown", "picture", "b"))).rejects.toThrow(/foreign key/i);
    });

    test("blobs are removed by id, unknown ids are nothing", async () => {
      const records = await opened();
      const { id } = await accepted(records);
      await records.blobs.add(newBlob(id, "partial", "p1"));
      await records.blobs.add(newBlob(id, "partial", "p2"));
      await records.blobs.remove(["p1", "unknown"]);
      await records.blobs.remove([]);
      expect(await records.blobs.listIds()).toEqual(["p2"]);
    });

    test("nothing of an unfinished job is disposable", async () => {
      const records = await opened();
      const job = newJob();
      await records.jobs.accept({ job, inputBlobs: [newBlob(job.id, "input", "in")] });
      await records.blobs.add(newBlob(job.id, "partial", "partial"));
      const limits = { picturesBefore: 9e12, partialsBefore: 9e12, limit: 10 };
      expect(await records.blobs.listDisposable(limits)).toEqual([]);
      await records.queue.claim("worker", 2_000);
      expect(await records.blobs.listDisposable(limits)).toEqual([]);
    });

    test("inputs go with the end, partials and pictures when their time is over", async () => {
      const records = await opened();
      const job = newJob();
      await records.jobs.accept({ job, inputBlobs: [newBlob(job.id, "input", "in")] });
      await records.queue.claim("worker", 2_000);
      await records.blobs.add(newBlob(job.id, "partial", "partial"));
      const end = succeeded(3_000, [newBlob(job.id, "picture", "picture")]);
      await records.queue.finish({ id: job.id, attempt: 1 }, end);
      const list = async (picturesBefore: number, partialsBefore: number) => {
        const rows = await records.blobs.listDisposable({ picturesBefore, partialsBefore, limit: 10 });
        return rows.map(({ id }) => id).toSorted();
      };
      expect(await list(2_999, 2_999)).toEqual(["in"]);
      expect(await list(2_999, 3_000)).toEqual(["in", "partial"]);
      expect(await list(3_000, 2_999)).toEqual(["in", "picture"]);
      await records.jobs.markDelivered(job.id, 5_000);
      expect(await list(4_999, 0)).toEqual(["in"]);
      expect(await list(5_000, 0)).toEqual(["in", "picture"]);
    });

    test("no more disposable blobs are listed than asked for", async () => {
      const records = await opened();
      const job = newJob();
      const inputBlobs = ["a", "b", "c"].map((id) => newBlob(job.id, "input", id));
      await records.jobs.accept({ job, inputBlobs });
      await records.queue.cancelQueued(job.id, 2_000);
      const limits = { picturesBefore: 0, partialsBefore: 0, limit: 2 };
      expect(await records.blobs.listDisposable(limits)).toHaveLength(2);
    });
  });

  describe("keys and secrets", () => {
    const key: KeyRow = {
      id: "abcdefgh",
      name: "ci",
      secretHash: new Uint8Array(32).fill(7),
      scopes: ["generate", "edit"],
      createdAt: 1,
      expiresAt: 2,
      revokedAt: null,
      lastUsedAt: null,
    };

    test("a key is listed as it was added, with its last use", async () => {
      const { keys } = await opened();
      await keys.add(key);
      await keys.markUsed(key.id, 5);
      const [listed, ...rest] = await keys.list();
      expect(rest).toEqual([]);
      expect(listed).toEqual({ ...key, lastUsedAt: 5 });
    });

    test("a key is revoked once", async () => {
      const { keys } = await opened();
      await keys.add(key);
      expect(await keys.revoke(key.id, 6)).toBe(true);
      expect(await keys.revoke(key.id, 7)).toBe(false);
      expect(await keys.revoke("unknown0", 7)).toBe(false);
      expect((await keys.list())[0]?.revokedAt).toBe(6);
    });

    test("two keys cannot have one id", async () => {
      const { keys } = await opened();
      await keys.add(key);
      await expect(keys.add({ ...key, name: "other" })).rejects.toThrow(/unique/i);
    });

    test("secrets are listed newest first", async () => {
      const { secrets } = await opened();
      const [older, newer] = [1, 2].map((number) => ({
        kid: `kid0000${number}`,
        secret: new Uint8Array(32).fill(number),
        createdAt: number,
      }));
      if (older === undefined || newer === undefined) throw new Error("unreachable");
      await secrets.add(older);
      await secrets.add(newer);
      expect(await secrets.list()).toEqual([newer, older]);
      await secrets.remove(newer.kid);
      expect(await secrets.list()).toEqual([older]);
    });
  });

  test("a probe of writable records resolves, again and again", async () => {
    const records = await opened();
    await expect(records.probe()).resolves.toBeUndefined();
    await expect(records.probe()).resolves.toBeUndefined();
  });

  test("2,000 concurrent accepts over 50 keys make 50 jobs", async () => {
    const { jobs } = await opened();
    const orders = Array.from({ length: 2_000 }, (_, index) =>
      order({ idempotencyKey: `key ${index % 50}` }),
    );
    const acceptances = await Promise.all(orders.map((one) => jobs.accept(one)));
    expect(new Set(acceptances.map(({ job }) => job?.id)).size).toBe(50);
    expect(acceptances.filter(({ outcome }) => outcome === "created")).toHaveLength(50);
    expect((await jobs.countByState()).queued).toBe(50);
  });
}
