import { expect, test } from "vitest";
import { acceptJob } from "./accept-job.ts";
import { followJob, waitForResult } from "./follow-job.ts";
import type { JobEvent } from "./job-events.ts";
import { newOrder, request } from "./orders.test.fixture.ts";
import { openWorkshop, soon } from "./workshop.test.fixture.ts";

async function collect(events: AsyncIterable<JobEvent>): Promise<JobEvent[]> {
  const all: JobEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const streamed = { ...request, count: 2, stream: true, partialImages: 2 };

test("a follower sees every event of a job, in order, and the end last", async () => {
  const { jobs, blobs } = await openWorkshop();
  const { job } = await jobs.submit(newOrder({ request: streamed }));
  const following = collect(jobs.follow(job.id, soon()));
  await jobs.start();
  const events = await following;
  expect(events.map((event) => `${event.type} ${"seq" in event ? event.seq : "-"}`)).toEqual([
    "partial 0",
    "partial 1",
    "partial 2",
    "partial 3",
    "finished 4",
  ]);
  for (const event of events.filter((each) => each.type === "partial")) {
    expect(JSON.stringify(event).length).toBeLessThan(1_000);
    expect((await blobs.get(event.blobId))?.length).toBeGreaterThan(50);
  }
});

test("who comes after the end learns of it at once", async () => {
  const { jobs } = await openWorkshop();
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  await jobs.result(job.id, soon());
  expect(await collect(jobs.follow(job.id, soon()))).toMatchObject([
    { type: "finished", state: "succeeded" },
  ]);
});

test("a hundred followers who come at any time all see the end", async () => {
  const { jobs } = await openWorkshop();
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  const results = Array.from({ length: 100 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index / 5));
    return await jobs.result(job.id, soon());
  });
  for (const result of await Promise.all(results)) expect(result.pictures).toHaveLength(1);
});

test("following stops when its signal aborts, waiting or not", async () => {
  const { options, records, dispatcher } = await openWorkshop();
  const { job } = await acceptJob(newOrder(), options);
  const reason = new Error("client gone");
  await expect(collect(followJob(job.id, { records, dispatcher }, AbortSignal.abort(reason)))).rejects.toBe(
    reason,
  );
  const controller = new AbortController();
  const following = collect(followJob(job.id, { records, dispatcher }, controller.signal));
  setTimeout(() => controller.abort(reason), 20);
  await expect(following).rejects.toBe(reason);
});

test("a job that does not exist is a 404", async () => {
  const { records, dispatcher } = await openWorkshop();
  await expect(waitForResult("job_unknown", { records, dispatcher }, soon())).rejects.toMatchObject({
    status: 404,
  });
});

test("the result of a cancelled job is a 409 that says so", async () => {
  const { jobs, dispatcher } = await openWorkshop();
  const { job } = await jobs.submit(newOrder());
  await dispatcher.cancel(job.id);
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({ status: 409, code: "job_cancelled" });
});
