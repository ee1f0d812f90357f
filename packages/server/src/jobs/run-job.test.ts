import { ApiError } from "@pinhole/contract";
import { expect, test, vi } from "vitest";
import { decodeImage } from "../images/decode-image.ts";
import { encodeImage } from "../images/encode-image.ts";
import { createFilesystemBlobs } from "../storage/blobs/filesystem.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import { colourOf, fill } from "./fake-engine.test.fixture.ts";
import { newInput, newOrder, request } from "./orders.test.fixture.ts";
import { openWorkshop, soon } from "./workshop.test.fixture.ts";

const provenance = { software: "", digitalSourceType: "" };

async function idsOf(blobs: { list(): AsyncIterable<string> }): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of blobs.list()) ids.push(id);
  return ids;
}

test("a job's pictures are stored and its row says all about them", async () => {
  const { jobs, blobs, records, ended, clock } = await openWorkshop();
  await jobs.start();
  const { job } = await jobs.submit(newOrder({ request: { ...request, count: 2, seed: 4_294_967_295 } }));
  const result = await jobs.result(job.id, soon());
  expect(result).toMatchObject({
    engine: "fake",
    model: "fake-1",
    size: { width: 32, height: 16 },
    transparent: false,
    inputSizes: [],
    warnings: [],
  });
  expect(result.pictures.map(({ seed }) => seed)).toEqual([4_294_967_295, 0]);
  for (const picture of result.pictures) {
    const bytes = (await blobs.get(picture.blobId)) ?? new Uint8Array();
    expect([...(await decodeImage(bytes)).data.subarray(0, 4)]).toEqual(colourOf(picture.seed));
    expect(await records.blobs.read(picture.blobId)).toMatchObject({
      role: "picture",
      jobId: job.id,
      mediaType: "image/png",
      byteLength: bytes.length,
    });
  }
  expect(await records.jobs.read(job.id)).toMatchObject({
    state: "succeeded",
    attempt: 1,
    workerId: "worker",
  });
  expect(ended).toEqual([
    {
      jobId: job.id,
      requestId: job.requestId,
      operation: "createImage",
      model: "sketch",
      servedBy: "fake-1",
      pictures: 2,
      stepSeconds: [],
      state: "succeeded",
      attempt: 1,
      queuedMs: 0,
      runMs: 0,
      error: undefined,
    },
  ]);
  expect(clock.at).toBe(job.createdAt);
});

test.each([
  ["ends well", undefined, "succeeded"],
  ["fails half-way", new Error("no"), "failed"],
] as const)(
  "a drawing that %s is reported with its model and what its steps took",
  async (_, fault, state) => {
    const { jobs, ended } = await openWorkshop({
      async before(_request, watch) {
        watch.onStep?.({ step: 0, steps: 0, seconds: 0 });
        watch.onStep?.({ step: 1, steps: 3, seconds: 0.5 });
        watch.onStep?.({ step: 2, steps: 3, seconds: 0.25 });
        if (fault) throw fault;
      },
    });
    await jobs.start();
    const { job } = await jobs.submit(newOrder());
    await jobs.result(job.id, soon()).catch(() => undefined);
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended).toMatchObject([{ state, servedBy: "fake-1", pictures: 1, stepSeconds: [0.5, 0.25] }]);
  },
);

test("inputs reach the engine as pixels, and their files go with the end", async () => {
  const { jobs, blobs, records, draws } = await openWorkshop();
  await jobs.start();
  const file = await encodeImage(fill({ width: 32, height: 16 }, 0x0000ff), {
    format: "png",
    compression: 100,
    provenance,
  });
  const { job } = await jobs.submit(
    newOrder({ request: { ...request, operation: "createImageEdit" }, inputs: [newInput(file)] }),
  );
  const result = await jobs.result(job.id, soon());
  expect(result.inputSizes).toEqual([{ width: 32, height: 16 }]);
  expect(draws[0]?.task).toBe("edit");
  expect([...(draws[0]?.initImage?.data.subarray(0, 4) ?? [])]).toEqual([255, 0, 0, 255]);
  const pictures = result.pictures.map(({ blobId }) => blobId);
  await vi.waitFor(async () => expect(await idsOf(blobs)).toEqual(pictures));
  await vi.waitFor(async () => expect(await records.blobs.listIds()).toEqual(pictures));
});

test("an engine's ApiError is the answer, word for word", async () => {
  const fields = { status: 400, message: "No.", type: "invalid_request_error", param: "prompt", code: "no" };
  const { jobs } = await openWorkshop({ before: () => Promise.reject(new ApiError(fields)) });
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject(fields);
});

test("any other failure is a 500 with the request's id; its cause goes to the log alone", async () => {
  const cause = new Error("cannot read /home/ada/secret with key ph_x");
  const { jobs, ended, records } = await openWorkshop({ before: () => Promise.reject(cause) });
  await jobs.start();
  const { job } = await jobs.submit(newOrder({ requestId: "req_42" }));
  const failure = await jobs.result(job.id, soon()).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    status: 500,
    type: "server_error",
    message: expect.stringContaining("req_42"),
  });
  expect(JSON.stringify(await records.jobs.read(job.id))).not.toContain("secret");
  expect(ended).toMatchObject([{ state: "failed", error: cause }]);
});

test("an input whose file is gone fails its job alone", async () => {
  const { jobs, blobs } = await openWorkshop();
  const lost = await jobs.submit(
    newOrder({ request: { ...request, operation: "createImageEdit" }, inputs: [newInput(Uint8Array.of(1))] }),
  );
  await blobs.delete(lost.job.inputs[0]?.blobId ?? "");
  const other = await jobs.submit(newOrder());
  await jobs.start();
  await expect(jobs.result(lost.job.id, soon())).rejects.toMatchObject({ status: 500 });
  expect((await jobs.result(other.job.id, soon())).pictures).toHaveLength(1);
});

test("a cancelled job stops its engine, keeps no picture and is called cancelled", async () => {
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<unknown>();
  const { jobs, dispatcher, records, blobs, ended } = await openWorkshop({
    before: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        started.resolve();
        signal.addEventListener("abort", () => {
          stopped.resolve(signal.reason);
          reject(signal.reason);
        });
      }),
  });
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  await started.promise;
  await dispatcher.cancel(job.id);
  await stopped.promise;
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({ code: "job_cancelled" });
  expect(await records.jobs.read(job.id)).toMatchObject({ state: "cancelled", result: null, failure: null });
  expect(await idsOf(blobs)).toEqual([]);
  expect(ended).toMatchObject([{ state: "cancelled" }]);
});

test("pictures that find no space are a 503, none is kept, and the next job works", async () => {
  const home = await makeTempHome();
  const blobs = createFilesystemBlobs({ folder: home.blobs, tempFolder: home.temp });
  let puts = 0;
  const full = new ApiError({
    status: 503,
    message: "full",
    type: "server_error",
    param: null,
    code: "no_space_left",
  });
  const put: typeof blobs.put = async (content) => {
    puts += 1;
    if (puts === 2) throw full;
    return await blobs.put(content);
  };
  const { jobs } = await openWorkshop({ blobs: { ...blobs, put } });
  await jobs.start();
  const { job } = await jobs.submit(newOrder({ request: { ...request, count: 3 } }));
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({ status: 503, code: "no_space_left" });
  expect(await idsOf(blobs)).toEqual([]);
  const next = await jobs.submit(newOrder());
  expect((await jobs.result(next.job.id, soon())).pictures).toHaveLength(1);
});

test("an end that cannot be written is told as a failure at once, and written when it can be", async () => {
  const home = await makeTempHome();
  const records = openSqliteRecords(home.database);
  const { queue } = records;
  let isFull = true;
  const finish: typeof queue.finish = async (claim, end) => {
    if (isFull)
      throw new ApiError({
        status: 503,
        message: "full",
        type: "server_error",
        param: null,
        code: "no_space_left",
      });
    return await queue.finish(claim, end);
  };
  const { jobs, blobs, faults } = await openWorkshop({
    records: { ...records, queue: { ...queue, finish } },
  });
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({ status: 503, code: "no_space_left" });
  expect(await idsOf(blobs)).toEqual([]);
  expect(faults.length).toBeGreaterThan(0);
  isFull = false;
  await vi.waitFor(async () => expect(await records.jobs.read(job.id)).toMatchObject({ state: "failed" }));
  await expect(jobs.result(job.id, soon())).rejects.toMatchObject({ status: 503 });
});

test("a job another attempt has taken over is not written, and its pictures are dropped", async () => {
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const { jobs, records, blobs, ended, draws } = await openWorkshop({
    concurrency: 1,
    before: async () => {
      started.resolve();
      await gate.promise;
    },
  });
  await jobs.start();
  const { job } = await jobs.submit(newOrder());
  await started.promise;
  await records.queue.requeue({
    maxAttempts: 3,
    failure: { status: 500, type: "", code: null, param: null, message: "", headers: {} },
    at: 1,
  });
  await records.queue.claim("another worker", 2);
  gate.resolve();
  await jobs.drain();
  expect(await records.jobs.read(job.id)).toMatchObject({ state: "running", attempt: 2, result: null });
  expect(await idsOf(blobs)).toEqual([]);
  expect(ended).toEqual([]);
  expect(draws).toHaveLength(1);
});
