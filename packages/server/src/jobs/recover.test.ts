import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptJob } from "./accept-job.ts";
import { maxAttempts, recoverJobs, removeOrphans } from "./recover.ts";
import { newInput, newOrder } from "./orders.test.fixture.ts";
import { openWorkshop, soon } from "./workshop.test.fixture.ts";

test("a job a dead process left running is run again, with the same seed", async () => {
  const { jobs, options, records, draws } = await openWorkshop();
  const { job } = await acceptJob(newOrder(), options);
  await records.queue.claim("dead worker", 1);
  await jobs.start();
  const result = await jobs.result(job.id, soon());
  expect(result.pictures[0]?.seed).toBe(job.seed);
  expect(await records.jobs.read(job.id)).toMatchObject({ state: "succeeded", attempt: 2 });
  expect(draws).toHaveLength(1);
});

test("a job that ends its process again and again is given up with a clear error, but not soon", async () => {
  const { options, records, jobs } = await openWorkshop();
  const { job } = await acceptJob(newOrder(), options);
  for (let died = 1; died <= maxAttempts; died += 1) {
    expect(await records.jobs.read(job.id)).toMatchObject({ state: "queued" });
    await records.queue.claim(`worker ${died}`, died);
    await recoverJobs(records, options);
  }
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({
    status: 500,
    code: "job_failed",
    message: "The server stopped 25 times while working on this request, so it was given up.",
  });
});

test("files without a row and rows without a file are removed, all else is kept", async () => {
  const { options, records, blobs, home } = await openWorkshop();
  const inputs = [newInput(Uint8Array.of(1)), newInput(Uint8Array.of(2))];
  const { job } = await acceptJob(newOrder({ inputs }), options);
  const [kept, lost] = job.inputs.map(({ blobId }) => blobId);
  const orphan = await blobs.put(Uint8Array.of(3));
  writeFileSync(join(home.blobs, "stray-file"), "");
  await blobs.delete(lost ?? "");
  expect(await removeOrphans(options)).toEqual({ files: 1, rows: 1 });
  expect(await blobs.get(orphan)).toBeUndefined();
  expect(await blobs.get(kept ?? "")).toEqual(Buffer.of(1));
  expect(await records.blobs.listIds()).toEqual([kept]);
});
