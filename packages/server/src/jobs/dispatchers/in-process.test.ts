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
