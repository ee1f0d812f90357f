import { setTimeout as delay } from "node:timers/promises";
import { apiError } from "@pinhole/contract";
import { expect, test, vi } from "vitest";
import { newOrder } from "./orders.test.fixture.ts";
import { openWorkshop, soon } from "./workshop.test.fixture.ts";

test("a client that goes away stops the work", async () => {
  const aborted = Promise.withResolvers<void>();
  const { jobs, records } = await openWorkshop({
    before: async (_, { signal }) => {
      await delay(10_000, undefined, { signal }).catch(() => aborted.resolve());
    },
  });
  await jobs.start();
  const { job, waiter } = await jobs.submit(newOrder());
  await vi.waitFor(async () => expect((await records.jobs.read(job.id))?.state).toBe("running"));
  waiter.leave();
  await aborted.promise;
  await vi.waitFor(async () => expect((await records.jobs.read(job.id))?.state).toBe("cancelled"));
});

test("a client that goes away from a queued job takes it out of the queue", async () => {
  const { jobs, records, draws } = await openWorkshop();
  const { job, waiter } = await jobs.submit(newOrder());
  waiter.leave();
  await vi.waitFor(async () => expect((await records.jobs.read(job.id))?.state).toBe("cancelled"));
  await jobs.start();
  await jobs.drain();
  expect(draws).toEqual([]);
});

test("an SDK's retry after its time-out joins the running job, and it is drawn once", async () => {
  const { jobs, draws } = await openWorkshop({ before: () => delay(60), lingerMs: 500 });
  await jobs.start();
  const first = await jobs.submit(newOrder());
  await delay(10);
  first.waiter.leave();
  const retry = await jobs.submit(newOrder({ retryCount: 1 }));
  expect(retry).toMatchObject({ joined: true, job: { id: first.job.id } });
  expect((await jobs.result(retry.job.id, soon())).pictures).toHaveLength(1);
  expect(draws).toHaveLength(1);
});

test("a client with an idempotency key can go away and come back for its result", async () => {
  const { jobs, draws } = await openWorkshop({ before: () => delay(60) });
  await jobs.start();
  const first = await jobs.submit(newOrder({ idempotencyKey: "k" }));
  first.waiter.leave();
  await delay(100);
  const again = await jobs.submit(newOrder({ idempotencyKey: "k" }));
  expect(again.joined).toBe(true);
  expect((await jobs.result(again.job.id, soon())).pictures).toHaveLength(1);
  expect(draws).toHaveLength(1);
});

test("500 concurrent submits over 50 keys are drawn 50 times, and all get their key's picture", async () => {
  const { jobs, draws } = await openWorkshop({ concurrency: 4 });
  await jobs.start();
  const answers = await Promise.all(
    Array.from({ length: 500 }, async (_, index) => {
      const { job } = await jobs.submit(newOrder({ idempotencyKey: `key ${index % 50}` }));
      const result = await jobs.result(job.id, soon());
      return result.pictures[0]?.blobId;
    }),
  );
  expect(draws).toHaveLength(50);
  expect(new Set(answers).size).toBe(50);
  expect(new Set(answers.filter((_, index) => index % 50 === 7)).size).toBe(1);
});

test("a nearly full disk refuses a new order before anything is stored", async () => {
  const { jobs, records } = await openWorkshop({
    space: { check: () => Promise.reject(apiError("noSpace", {})) },
  });
  await expect(jobs.submit(newOrder())).rejects.toMatchObject({ status: 503, code: "no_space_left" });
  expect((await records.jobs.countByState()).queued).toBe(0);
});

test("draining ends what is in hand and leaves the queue for the next start", async () => {
  const { jobs, records } = await openWorkshop({ before: () => delay(30), concurrency: 1 });
  await jobs.start();
  const first = await jobs.submit(newOrder());
  const second = await jobs.submit(newOrder());
  await vi.waitFor(async () => expect((await records.jobs.read(first.job.id))?.state).toBe("running"));
  await jobs.drain();
  expect((await records.jobs.read(first.job.id))?.state).toBe("succeeded");
  expect((await records.jobs.read(second.job.id))?.state).toBe("queued");
});
