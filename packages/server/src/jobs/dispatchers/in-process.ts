import { EventEmitter } from "node:events";
import type { Records } from "../../storage/records.ts";
import type { Dispatcher, JobHandler, JobRunner, LaneWidths } from "../dispatcher.ts";
import type { JobEvent } from "../job-events.ts";

export interface InProcessOptions {
  records: Pick<Records, "jobs" | "queue">;
  /** Names this process in the rows it claims. */
  workerId: string;
  /** Told what went wrong outside any job, a failed claim for example; work goes on. */
  onFault: (error: unknown) => void;
  now?: () => number;
  /** How long to wait after a failed claim. */
  retryMs?: number;
}

/** Everything in one process: the queue is the table of jobs, and words travel by function call. */
export function createInProcessDispatcher(options: InProcessOptions): Dispatcher {
  const { records, now = Date.now } = options;
  const listeners = new EventEmitter().setMaxListeners(0);
  let claimer: Claimer | undefined;

  async function publish(event: JobEvent): Promise<void> {
    listeners.emit(event.jobId, event);
  }

  return {
    async enqueue() {
      claimer?.wake();
    },
    run(handler, widths) {
      if (claimer !== undefined) throw new Error("this dispatcher already runs jobs");
      claimer = startClaimer(options, { handler, widths });
      return claimer;
    },
    async cancel(jobId) {
      claimer?.abort(jobId);
      const wasQueued = await records.queue.cancelQueued(jobId, now());
      if (wasQueued) await publish({ type: "finished", jobId, seq: 0, state: "cancelled" });
      else claimer?.abort(jobId);
    },
    publish,
    async subscribe(jobId, listener) {
      listeners.on(jobId, listener);
      return { close: () => void listeners.off(jobId, listener) };
    },
  };
}

/** Without lanes all jobs are of one, which has no name. */
function laneWidths({ concurrency, lanes }: LaneWidths): [lane: string | undefined, width: number][] {
  if (lanes === undefined) return [[undefined, concurrency]];
  return Object.entries(lanes).map(([lane, width]) => [lane, Math.min(width, concurrency)]);
}

interface RunningJob {
  lane: string;
  controller: AbortController;
  ended: Promise<void>;
}

function countJobs(running: ReadonlyMap<string, RunningJob>, lane: string | undefined): number {
  if (lane === undefined) return running.size;
  return [...running.values()].filter((job) => job.lane === lane).length;
}

interface Claimer extends JobRunner {
  wake(): void;
  /** Aborts the job if it runs, or if a claim now under way turns out to be of it. */
  abort(jobId: string): void;
}

interface Work {
  handler: JobHandler;
  widths: LaneWidths;
}

function startClaimer(options: InProcessOptions, { handler, widths }: Work): Claimer {
  const { records, workerId, onFault, now = Date.now, retryMs = 1_000 } = options;
  const running = new Map<string, RunningJob>();
  /** Cancelled while a claim was under way, which may turn out to be theirs. */
  const abortedEarly = new Set<string>();
  let claiming: Promise<void> | undefined;
  let wokenAgain = false;
  const state = { draining: false };
  let retry: NodeJS.Timeout | undefined;

  async function claimAll(): Promise<void> {
    for (const [lane, width] of laneWidths(widths)) {
      while (!state.draining && countJobs(running, lane) < width) {
        const job = await records.queue.claim(workerId, now(), lane);
        if (job === undefined) break;
        start(job);
        abortedEarly.clear();
      }
    }
  }

  function start(job: Parameters<JobHandler>[0]): void {
    const controller = new AbortController();
    if (abortedEarly.has(job.id)) controller.abort();
    const ended = handler(job, controller.signal)
      .catch(onFault)
      .finally(() => {
        running.delete(job.id);
        wake();
      });
    running.set(job.id, { lane: job.lane, controller, ended });
  }

  function wake(): void {
    wokenAgain = claiming !== undefined;
    if (wokenAgain || state.draining) return;
    claiming = claimAll()
      .catch(retryLater)
      .finally(() => {
        claiming = undefined;
        abortedEarly.clear();
        if (wokenAgain) wake();
      });
  }

  function retryLater(error: unknown): void {
    onFault(error);
    clearTimeout(retry);
    retry = setTimeout(wake, retryMs);
  }

  wake();
  return {
    wake,
    abort(jobId) {
      if (claiming !== undefined) abortedEarly.add(jobId);
      running.get(jobId)?.controller.abort();
    },
    async drain() {
      state.draining = true;
      await claiming;
      clearTimeout(retry);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
