import { expect, onTestFinished, test, vi } from "vitest";
import { newJob } from "../../storage/new-job.test.fixture.ts";
import { openSqliteRecords } from "../../storage/records/sqlite.ts";
import { makeTempHome } from "../../storage/temp-home.test.fixture.ts";
import { dispatcherContract } from "../dispatcher.contract.ts";
import { createInProcessDispatcher } from "./in-process.ts";

async function openRecords() {
  const records = openSqliteRecords((await makeTempHome()).database);
  onTestFinished(() => records.close());
  return records;
}

dispatcherContract(async () => {
  const records = await openRecords();
  const dispatcher = createInProcessDispatcher({ records, workerId: "worker", onFault: () => {} });
  return { dispatcher, records };
});

test("a claim that fails is reported and tried again", async () => {
  const records = await openRecords();
  const { queue } = records;
  let failures = 3;
  const claim: typeof queue.claim = async (workerId, at) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error("database is full");
    }
    return await queue.claim(workerId, at);
  };
  const faults: unknown[] = [];
  const dispatcher = createInProcessDispatcher({
    records: { ...records, queue: { ...queue, claim } },
    workerId: "worker",
    onFault: (error) => void faults.push(error),
    retryMs: 5,
  });
  await records.jobs.accept({ job: newJob(), inputBlobs: [] });
  const worked: string[] = [];
  const runner = dispatcher.run(async (job) => void worked.push(job.id), { concurrency: 1 });
  onTestFinished(() => runner.drain());
  await vi.waitFor(() => expect(worked).toHaveLength(1));
  expect(faults).toHaveLength(3);
});

test("jobs are run once per dispatcher", async () => {
  const records = await openRecords();
  const dispatcher = createInProcessDispatcher({ records, workerId: "worker", onFault: () => {} });
  onTestFinished(() => dispatcherRunner.drain());
  const dispatcherRunner = dispatcher.run(async () => {}, { concurrency: 1 });
  expect(() => dispatcher.run(async () => {}, { concurrency: 1 })).toThrow("already runs jobs");
});

test("a job that comes while an empty queue is being read is not forgotten", async () => {
  const records = await openRecords();
  const { queue } = records;
  let reads = 0;
  const claim: typeof queue.claim = async (workerId, at) => {
    const job = await queue.claim(workerId, at);
    reads += 1;
    if (reads === 1) {
      await records.jobs.accept({ job: newJob(), inputBlobs: [] });
      await dispatcher.enqueue("job_1");
    }
    return job;
  };
  const dispatcher = createInProcessDispatcher({
    records: { ...records, queue: { ...queue, claim } },
    workerId: "worker",
    onFault: () => {},
  });
  const worked: string[] = [];
  const runner = dispatcher.run(async (job) => void worked.push(job.id), { concurrency: 1 });
  onTestFinished(() => runner.drain());
  await vi.waitFor(() => expect(worked).toHaveLength(1));
});

test("a job cancelled between its claim and its start begins aborted", async () => {
  const records = await openRecords();
  const { queue } = records;
  const claim: typeof queue.claim = async (workerId, at) => {
    const job = await queue.claim(workerId, at);
    if (job !== undefined) await dispatcher.cancel(job.id);
    return job;
  };
  const dispatcher = createInProcessDispatcher({
    records: { ...records, queue: { ...queue, claim } },
    workerId: "worker",
    onFault: () => {},
  });
  await records.jobs.accept({ job: newJob(), inputBlobs: [] });
  const began: boolean[] = [];
  const runner = dispatcher.run(async (_, signal) => void began.push(signal.aborted), { concurrency: 1 });
  onTestFinished(() => runner.drain());
  await vi.waitFor(() => expect(began).toEqual([true]));
});
