import { onTestFinished } from "vitest";
import type { DrawRequest, DrawWatch } from "../engines/engine.ts";
import { createFilesystemBlobs } from "../storage/blobs/filesystem.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { createSpaceGuard } from "../storage/space-guard.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import { createInProcessDispatcher } from "./dispatchers/in-process.ts";
import { createFakeEngine } from "./fake-engine.test.fixture.ts";
import { createJobs, type JobsOptions } from "./jobs.ts";
import type { EndedJob } from "./run-context.ts";

export interface WorkshopOptions extends Partial<JobsOptions> {
  /** See {@link createFakeEngine}. */
  before?: (request: DrawRequest, watch: DrawWatch) => Promise<void>;
}

/** Everything a job needs, real but for the engine, in a home that goes with the test. */
export async function openWorkshop({ before, ...changes }: WorkshopOptions = {}) {
  const home = await makeTempHome();
  const records = changes.records ?? openSqliteRecords(home.database);
  const blobs = changes.blobs ?? createFilesystemBlobs({ folder: home.blobs, tempFolder: home.temp });
  const clock = { at: 1_800_000_000_000 };
  const now = () => clock.at;
  const faults: unknown[] = [];
  const ended: EndedJob[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const dispatcher = createInProcessDispatcher({ records, workerId: "worker", onFault, now, retryMs: 10 });
  const { engine, model, draws } = createFakeEngine(before);
  const options: JobsOptions = {
    records,
    blobs,
    tempFolder: home.temp,
    space: createSpaceGuard(home.folder),
    dispatcher,
    pickEngine: async () => ({ engine, model }),
    onEnd: (job) => void ended.push(job),
    onFault,
    now,
    concurrency: 2,
    lingerMs: 20,
    retryMs: 10,
    ...changes,
  };
  const jobs = createJobs(options);
  onTestFinished(async () => {
    await jobs.drain();
    await records.close();
  });
  return { home, records, blobs, clock, faults, ended, dispatcher, engine, model, draws, options, jobs };
}

/** A signal for waits that a test expects to end. */
export function soon(): AbortSignal {
  return AbortSignal.timeout(10_000);
}
