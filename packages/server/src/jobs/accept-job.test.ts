import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptJob } from "./accept-job.ts";
import { newInput, newOrder, request } from "./orders.test.fixture.ts";
import { openWorkshop } from "./workshop.test.fixture.ts";

const minute = 60_000;

async function blobCount(blobs: { list(): AsyncIterable<string> }): Promise<number> {
  let count = 0;
  for await (const _ of blobs.list()) count += 1;
  return count;
}

test("an accepted order is on disk, files and all, and queued", async () => {
  const { options, records, blobs, home, clock } = await openWorkshop();
  const tempPath = join(home.temp, "upload-1");
  await writeFile(tempPath, "mask bytes");
  const mask = { ...newInput(Buffer.from("mask bytes"), "mask"), content: { tempPath } };
  const inputs = [newInput(Buffer.from("one")), mask, newInput(Buffer.from("two"))];
  const { job, joined } = await acceptJob(newOrder({ inputs, ownerKeyId: "key00001" }), options);
  expect(joined).toBe(false);
  expect(job.id).toMatch(/^job_[\w-]{24}$/);
  const stored = await records.jobs.read(job.id);
  expect(stored).toMatchObject({ state: "queued", ownerKeyId: "key00001", createdAt: clock.at, request });
  const texts = await Promise.all(
    (stored?.inputs ?? []).map(async ({ role, blobId }) => `${role} ${String(await blobs.get(blobId))}`),
  );
  expect(texts).toEqual(["image one", "mask mask bytes", "image two"]);
  expect(await records.blobs.read(job.inputs[1]?.blobId ?? "")).toMatchObject({
    role: "input",
    byteLength: 10,
  });
});

test("a seed is kept; without one each job gets its own", async () => {
  const { options } = await openWorkshop();
  const fixed = await acceptJob(newOrder({ request: { ...request, seed: 0 } }), options);
  expect(fixed.job.seed).toBe(0);
  const free = await Promise.all(Array.from({ length: 20 }, () => acceptJob(newOrder(), options)));
  expect(new Set(free.map(({ job }) => job.seed)).size).toBeGreaterThan(15);
});

test("an SDK's retry within 15 minutes joins its job, later it does not", async () => {
  const { options, clock } = await openWorkshop();
  const first = await acceptJob(newOrder(), options);
  clock.at += 15 * minute;
  const retry = await acceptJob(newOrder({ retryCount: 1 }), options);
  expect(retry).toMatchObject({ joined: true, job: { id: first.job.id, seed: first.job.seed } });
  clock.at += 1;
  expect((await acceptJob(newOrder({ retryCount: 2 }), options)).joined).toBe(false);
});

test("a retry with another file or another owner does not join", async () => {
  const { options } = await openWorkshop();
  await acceptJob(newOrder({ inputs: [newInput(Buffer.from("one"))] }), options);
  const others = [
    newOrder({ retryCount: 1, inputs: [newInput(Buffer.from("two"))] }),
    newOrder({ retryCount: 1, inputs: [newInput(Buffer.from("one"))], ownerKeyId: "key00001" }),
  ];
  for (const order of others) expect((await acceptJob(order, options)).joined).toBe(false);
});

test("joining keeps no second copy of the files", async () => {
  const { options, blobs } = await openWorkshop();
  const inputs = [newInput(Buffer.from("one")), newInput(Buffer.from("two"), "mask")];
  await acceptJob(newOrder({ inputs }), options);
  await acceptJob(newOrder({ inputs, retryCount: 1 }), options);
  expect(await blobCount(blobs)).toBe(2);
});

test("an idempotency key with another request is a 422 and keeps no file", async () => {
  const { options, blobs } = await openWorkshop();
  await acceptJob(newOrder({ idempotencyKey: "k" }), options);
  const other = newOrder({ idempotencyKey: "k", inputs: [newInput(Buffer.from("one"))] });
  await expect(acceptJob(other, options)).rejects.toMatchObject({
    status: 422,
    code: "idempotency_key_reused",
  });
  expect(await blobCount(blobs)).toBe(0);
});

test("when one of the files finds no space, none is kept and nothing is accepted", async () => {
  const { options, blobs, records } = await openWorkshop();
  let puts = 0;
  const filling = {
    ...blobs,
    put: async (content: Parameters<typeof blobs.put>[0]) => {
      puts += 1;
      if (puts === 2) throw Object.assign(new Error("full"), { status: 503 });
      return await blobs.put(content);
    },
  };
  const inputs = ["a", "b", "c"].map((text) => newInput(Buffer.from(text)));
  await expect(acceptJob(newOrder({ inputs }), { ...options, blobs: filling })).rejects.toThrow("full");
  expect(await blobCount(blobs)).toBe(0);
  expect((await records.jobs.countByState()).queued).toBe(0);
});

test("1,000 concurrent retries over 50 keys make 50 jobs", async () => {
  const { options, records } = await openWorkshop();
  const orders = Array.from({ length: 1_000 }, (_, index) =>
    newOrder({ idempotencyKey: `key ${index % 50}`, retryCount: index % 3 }),
  );
  const accepted = await Promise.all(orders.map((order) => acceptJob(order, options)));
  expect(new Set(accepted.map(({ job }) => job.id)).size).toBe(50);
  expect(accepted.filter(({ joined }) => !joined)).toHaveLength(50);
  expect((await records.jobs.countByState()).queued).toBe(50);
});
