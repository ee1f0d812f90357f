import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startSweeper, sweep } from "./sweep.ts";
import { newInput, newOrder, request } from "./orders.test.fixture.ts";
import { openWorkshop, soon } from "./workshop.test.fixture.ts";

const minute = 60_000;

async function countFiles(blobs: { list(): AsyncIterable<string> }): Promise<number> {
  let count = 0;
  for await (const _ of blobs.list()) count += 1;
  return count;
}

async function withResult() {
  const workshop = await openWorkshop();
  await workshop.jobs.start();
  const submitted = await workshop.jobs.submit(
    newOrder({ request: { ...request, count: 2, stream: true, partialImages: 1 } }),
  );
  const result = await workshop.jobs.result(submitted.job.id, soon());
  return { ...workshop, submitted, result };
}

test("a result lives for 60 minutes, then it is gone, bytes and rows", async () => {
  const { options, clock, blobs, records, submitted, result } = await withResult();
  clock.at += 60 * minute - 1;
  expect((await sweep(options)).jobs).toBe(0);
  expect(await blobs.get(result.pictures[0]?.blobId ?? "")).toBeDefined();
  clock.at += 1;
  expect(await sweep(options)).toEqual({ blobs: 2, jobs: 1, temporary: 0 });
  expect(await countFiles(blobs)).toBe(0);
  expect(await records.blobs.listIds()).toEqual([]);
  expect(await records.jobs.read(submitted.job.id)).toBeUndefined();
});

test("the 60 minutes count from the delivery, so that a URL answered late lives as long", async () => {
  const { options, clock, records, submitted } = await withResult();
  clock.at += 30 * minute;
  await records.jobs.markDelivered(submitted.job.id, clock.at);
  clock.at += 60 * minute - 1;
  expect((await sweep(options)).jobs).toBe(0);
  clock.at += 1;
  expect((await sweep(options)).jobs).toBe(1);
});

test("partial images go a minute after the end, pictures stay", async () => {
  const { options, clock, blobs } = await withResult();
  expect(await countFiles(blobs)).toBe(4);
  clock.at += minute - 1;
  await sweep(options);
  expect(await countFiles(blobs)).toBe(4);
  clock.at += 1;
  await sweep(options);
  expect(await countFiles(blobs)).toBe(2);
});

test("the inputs of a job cancelled in the queue go with the next sweep", async () => {
  const { options, jobs, dispatcher, blobs } = await openWorkshop();
  const { job } = await jobs.submit(newOrder({ inputs: [newInput(Uint8Array.of(1))] }));
  await sweep(options);
  expect(await countFiles(blobs)).toBe(1);
  await dispatcher.cancel(job.id);
  expect(await sweep(options)).toEqual({ blobs: 1, jobs: 0, temporary: 0 });
  expect(await countFiles(blobs)).toBe(0);
});

test("an upload that never ended goes after an hour", async () => {
  const { options, clock, home } = await openWorkshop();
  const path = join(home.temp, "upload-1");
  writeFileSync(path, "half");
  utimesSync(path, clock.at / 1_000, clock.at / 1_000);
  clock.at += 60 * minute - 1;
  expect((await sweep(options)).temporary).toBe(0);
  clock.at += 1;
  expect((await sweep(options)).temporary).toBe(1);
});

test("more than one batch is swept in one go", async () => {
  const { options, jobs, dispatcher } = await openWorkshop();
  for (let index = 0; index < 30; index += 1) {
    const inputs = Array.from({ length: 16 }, () => newInput(Uint8Array.of(1)));
    const { job } = await jobs.submit(newOrder({ inputs }));
    await dispatcher.cancel(job.id);
  }
  expect((await sweep(options)).blobs).toBe(480);
});

test("a file that cannot be deleted keeps its row and does not hold up the others", async () => {
  const { options, clock, blobs, records, result } = await withResult();
  const stuck = result.pictures[0]?.blobId ?? "";
  const stubborn = {
    ...blobs,
    delete: async (id: string) => {
      if (id === stuck) throw new Error("busy");
      await blobs.delete(id);
    },
  };
  clock.at += 60 * minute;
  await sweep({ ...options, blobs: stubborn });
  expect(await records.blobs.listIds()).toEqual([stuck]);
  await expect(sweep({ ...options, blobs: stubborn })).rejects.toThrow("busy");
  expect(await sweep(options)).toEqual({ blobs: 1, jobs: 1, temporary: 0 });
});

test("the sweeper sweeps by itself, reports a failure and goes on", async () => {
  const { options, clock, records } = await withResult();
  const faults: unknown[] = [];
  let failures = 1;
  const listDisposable: typeof records.blobs.listDisposable = async (limits) => {
    if (failures-- > 0) throw new Error("busy");
    return await records.blobs.listDisposable(limits);
  };
  clock.at += 60 * minute;
  const context = { ...options, records: { ...records, blobs: { ...records.blobs, listDisposable } } };
  const sweeper = startSweeper(context, { everyMs: 5, onFault: (error) => void faults.push(error) });
  await vi.waitFor(async () => expect(await records.blobs.listIds()).toEqual([]));
  await sweeper.stop();
  expect(faults).toHaveLength(1);
});
