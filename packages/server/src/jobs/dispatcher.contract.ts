import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { newJob } from "../storage/new-job.test.fixture.ts";
import type { Records } from "../storage/records.ts";
import type { Dispatcher, JobHandler } from "./dispatcher.ts";
import type { JobEvent } from "./job-events.ts";

export interface DispatcherFixture {
  dispatcher: Dispatcher;
  /** The records the dispatcher stands on. */
  records: Records;
}

/** What every {@link Dispatcher} must do. `open` gives one over empty records; the suite drains it. */
export function dispatcherContract(open: () => Promise<DispatcherFixture>): void {
  async function start(handle: JobHandler = async () => {}, concurrency = 2) {
    const { dispatcher, records } = await open();
    const worked: string[] = [];
    const handler: JobHandler = async (job, signal) => {
      worked.push(job.id);
      await handle(job, signal);
      await finish(records, job, signal.aborted ? "cancelled" : "failed");
    };
    const run = () => {
      const runner = dispatcher.run(handler, { concurrency });
      onTestFinished(() => runner.drain());
      return runner;
    };
    const add = async () => {
      const { id } = newJob();
      await records.jobs.accept({ job: newJob({ id }), inputBlobs: [] });
      await dispatcher.enqueue(id);
      return id;
    };
    const stateOf = async (id: string) => (await records.jobs.read(id))?.state;
    return { dispatcher, records, worked, run, add, stateOf };
  }

  describe("running", () => {
    test("jobs accepted before the start and after it are worked on, each once, oldest first", async () => {
      const { worked, run, add } = await start(undefined, 1);
      const before = [await add(), await add(), await add()];
      run();
      await vi.waitFor(() => expect(worked).toHaveLength(3));
      const after = [await add(), await add()];
      await vi.waitFor(() => expect(worked).toHaveLength(5));
      expect(worked).toEqual([...before, ...after]);
    });

    test("no job is forgotten, however the wakes fall", async () => {
      const { worked, run, add } = await start(() => delay(Math.random() * 2), 3);
      run();
      const ids: string[] = [];
      for (let index = 0; index < 200; index += 1) {
        ids.push(await add());
        if (index % 7 === 0) await delay(1);
      }
      await vi.waitFor(() => expect(worked).toHaveLength(200), { timeout: 10_000 });
      expect(new Set(worked)).toEqual(new Set(ids));
    });

    test("never more jobs at once than allowed, and as many as allowed", async () => {
      let busy = 0;
      let most = 0;
      const { worked, run, add } = await start(async () => {
        busy += 1;
        most = Math.max(most, busy);
        await delay(5);
        busy -= 1;
      }, 3);
      await Promise.all(Array.from({ length: 20 }, add));
      run();
      await vi.waitFor(() => expect(worked).toHaveLength(20));
      expect(most).toBe(3);
    });

    test("a lane that is full holds up no other, and has its own width", async () => {
      const { dispatcher, records } = await open();
      const gate = Promise.withResolvers<void>();
      const began: string[] = [];
      const runner = dispatcher.run(
        async (job) => {
          began.push(job.lane);
          if (job.lane === "slow") await gate.promise;
          await finish(records, job, "failed");
        },
        { concurrency: 2, lanes: { quick: Infinity, slow: 1 } },
      );
      onTestFinished(() => runner.drain());
      for (const lane of ["slow", "slow", "slow", "quick", "quick", "quick", "quick"]) {
        const { id } = newJob();
        await records.jobs.accept({ job: newJob({ id, lane }), inputBlobs: [] });
        await dispatcher.enqueue(id);
      }
      await vi.waitFor(() => expect(began).toHaveLength(5));
      await delay(20);
      expect(began.toSorted()).toEqual(["quick", "quick", "quick", "quick", "slow"]);
      gate.resolve();
      await vi.waitFor(() => expect(began).toHaveLength(7));
    });

    test("a handler that rejects does not stop the work", async () => {
      const { worked, run, add } = await start(async () => {
        if (worked.length === 1) throw new Error("a bug");
      }, 1);
      await add();
      const second = await add();
      run();
      await vi.waitFor(() => expect(worked).toContain(second));
    });

    test("draining lets the jobs in hand end and leaves the others queued", async () => {
      const gate = Promise.withResolvers<void>();
      const { worked, run, add, stateOf } = await start(() => gate.promise, 1);
      const [first, second] = [await add(), await add()];
      const runner = run();
      await vi.waitFor(() => expect(worked).toEqual([first]));
      let drained = false;
      const draining = runner.drain().then(() => (drained = true));
      await delay(20);
      expect(drained).toBe(false);
      gate.resolve();
      await draining;
      const third = await add();
      await delay(20);
      expect(await Promise.all([first, second, third].map(stateOf))).toEqual(["failed", "queued", "queued"]);
    });
  });

  describe("cancelling", () => {
    test("a queued job is cancelled at once, and those who wait are told", async () => {
      const { dispatcher, add, stateOf } = await start();
      const id = await add();
      const events: JobEvent[] = [];
      await dispatcher.subscribe(id, (event) => void events.push(event));
      await dispatcher.cancel(id);
      expect(await stateOf(id)).toBe("cancelled");
      await vi.waitFor(() =>
        expect(events).toMatchObject([{ type: "finished", jobId: id, state: "cancelled" }]),
      );
    });

    test("a running job is aborted", async () => {
      const { dispatcher, run, add, worked, stateOf } = await start(async (_, signal) => {
        await delay(10_000, undefined, { signal }).catch(() => undefined);
      });
      const id = await add();
      run();
      await vi.waitFor(() => expect(worked).toEqual([id]));
      await dispatcher.cancel(id);
      await vi.waitFor(async () => expect(await stateOf(id)).toBe("cancelled"));
    });

    test("a job cancelled while it is being claimed is never worked on to its end", async () => {
      const { dispatcher, run, add, stateOf } = await start(async (_, signal) => {
        await delay(10_000, undefined, { signal }).catch(() => undefined);
      });
      run();
      for (let round = 0; round < 50; round += 1) {
        const adding = add();
        if (round % 2 === 0) await delay(0);
        const id = await adding;
        await dispatcher.cancel(id);
        await vi.waitFor(async () => expect(await stateOf(id)).toBe("cancelled"), { interval: 1 });
      }
    });

    test("cancelling a finished or unknown job changes nothing", async () => {
      const { dispatcher, run, add, stateOf } = await start();
      const id = await add();
      run();
      await vi.waitFor(async () => expect(await stateOf(id)).toBe("failed"));
      await dispatcher.cancel(id);
      await dispatcher.cancel("job_unknown");
      expect(await stateOf(id)).toBe("failed");
    });
  });

  describe("events", () => {
    test("all subscribers of a job, and nobody else, see its events in order", async () => {
      const { dispatcher } = await start();
      const seen: JobEvent[][] = [[], [], []];
      for (const [index, jobId] of ["job_1", "job_1", "job_2"].entries()) {
        await dispatcher.subscribe(jobId, (event) => void seen[index]?.push(event));
      }
      const events = Array.from({ length: 100 }, (_, seq) => partial("job_1", seq));
      for (const event of events) await dispatcher.publish(event);
      await vi.waitFor(() => expect(seen[0]).toHaveLength(100));
      await vi.waitFor(() => expect(seen[1]).toHaveLength(100));
      expect(seen).toEqual([events, events, []]);
    });

    test("a closed subscription hears nothing more", async () => {
      const { dispatcher } = await start();
      const heard: JobEvent[] = [];
      const subscription = await dispatcher.subscribe("job_1", (event) => void heard.push(event));
      await dispatcher.publish(partial("job_1", 0));
      await vi.waitFor(() => expect(heard).toHaveLength(1));
      subscription.close();
      subscription.close();
      await dispatcher.publish(partial("job_1", 1));
      await delay(20);
      expect(heard).toHaveLength(1);
    });
  });
}

async function finish(
  records: Records,
  job: { id: string; attempt: number },
  state: "failed" | "cancelled",
): Promise<void> {
  await records.queue.finish(job, { state, result: null, failure: null, pictureBlobs: [], at: 2 });
}

function partial(jobId: string, seq: number): JobEvent {
  const facts = { blobId: `blob-${seq}`, mediaType: "image/png", width: 1, height: 1, transparent: false };
  return { type: "partial", jobId, seq, ...facts, pictureIndex: 0, partialIndex: 0 };
}
