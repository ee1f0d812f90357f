// A server without HTTP that a test kills: it says `ack <job>` for every order it accepted and
// `done <job> <blob>` for every result it has given. With `finish`, it works off what is queued and ends.
import { setTimeout as delay } from "node:timers/promises";
import { encodeImage } from "../images/encode-image.ts";
import { createFilesystemBlobs } from "../storage/blobs/filesystem.ts";
import { emptyTemp, resolveHome } from "../storage/home.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { acquireServerLock } from "../storage/server-lock.ts";
import { createSpaceGuard } from "../storage/space-guard.ts";
import { createInProcessDispatcher } from "./dispatchers/in-process.ts";
import { createFakeEngine, fill } from "./fake-engine.test.fixture.ts";
import { createJobs } from "./jobs.ts";
import { newInput, newOrder, request } from "./orders.test.fixture.ts";

const home = resolveHome();
acquireServerLock(home);
await emptyTemp(home);
const records = openSqliteRecords(home.database);
const blobs = createFilesystemBlobs({ folder: home.blobs, tempFolder: home.temp });
const { engine, model } = createFakeEngine(() => delay(Math.random() * 10));
const now = Date.now;
const onFault = (error: unknown) => process.stdout.write(`fault ${String(error)}\n`);
const dispatcher = createInProcessDispatcher({ records, workerId: `process ${process.pid}`, onFault });
const jobs = createJobs({
  records,
  blobs,
  tempFolder: home.temp,
  space: createSpaceGuard(home.folder),
  dispatcher,
  pickEngine: async () => ({ engine, model }),
  onEnd: () => {},
  onFault,
  now,
  concurrency: 4,
  sweepEveryMs: 20,
});
await jobs.start();
process.stdout.write("ready\n");
if (process.argv[2] === "finish") await finish();
else await Promise.all([acceptOnly(), ...Array.from({ length: 3 }, acceptAndWait)]);

async function submit(): Promise<string> {
  const file = await encodeImage(fill({ width: 8, height: 8 }, 1), {
    format: "png",
    compression: 100,
    provenance: { software: "", digitalSourceType: "" },
  });
  const edit = { ...request, operation: "createImageEdit", size: { width: 16, height: 16 } } as const;
  const { job } = await jobs.submit(newOrder({ request: edit, inputs: [newInput(file)] }));
  process.stdout.write(`ack ${job.id}\n`);
  return job.id;
}

async function acceptAndWait(): Promise<never> {
  for (;;) {
    const id = await submit();
    const result = await jobs.result(id, new AbortController().signal);
    process.stdout.write(`done ${id} ${result.pictures[0]?.blobId}\n`);
  }
}

async function acceptOnly(): Promise<never> {
  for (;;) {
    await submit();
    await delay(Math.random() * 30);
  }
}

async function finish(): Promise<void> {
  for (;;) {
    const { queued, running } = await records.jobs.countByState();
    if (queued + running === 0) break;
    await delay(10);
  }
  await jobs.drain();
  await records.close();
  process.exit(0);
}
