import { createHash } from "node:crypto";
import type { ImageRequest } from "@pinhole/contract";
import { onTestFinished } from "vitest";
import type { DrawRequest, DrawWatch } from "../engines/engine.ts";
import { createFilesystemBlobs } from "../storage/blobs/filesystem.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import type { JobOrder, OrderedInput } from "./accept-job.ts";
import { createInProcessDispatcher } from "./dispatchers/in-process.ts";
import { createFakeEngine } from "./fake-engine.test.fixture.ts";
import { createJobs, type JobsOptions } from "./jobs.ts";
import type { EndedJob } from "./run-context.ts";

export const request: ImageRequest = {
  operation: "createImage",
  model: "sketch",
  family: "open",
  prompt: "a fox",
  count: 1,
  size: { width: 32, height: 16 },
  background: "auto",
  outputFormat: "png",
  outputCompression: 100,
  responseFormat: "url",
  stream: false,
  partialImages: 0,
  engineOptions: {},
  warnings: [],
};

let orders = 0;

/** A first attempt of nobody in particular; `changes` say what matters. */
export function newOrder(changes: Partial<JobOrder> = {}): JobOrder {
  orders += 1;
  return {
    request,
    inputs: [],
    ownerKeyId: null,
    requestId: `req_${orders}`,
    idempotencyKey: null,
    retryCount: 0,
    ...changes,
  };
}

export function newInput(bytes: Uint8Array, role: OrderedInput["role"] = "image"): OrderedInput {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { role, content: bytes, sha256, mediaType: "image/png", byteLength: bytes.length };
}

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
