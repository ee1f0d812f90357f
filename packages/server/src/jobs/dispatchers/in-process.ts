import { EventEmitter } from "node:events";
import type { Records } from "../../storage/records.ts";
import type { Dispatcher, JobHandler, JobRunner } from "../dispatcher.ts";
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
    run(handler, { concurrency }) {
      if (claimer !== undefined) throw new Error("this dispatcher already runs jobs");
      claimer = startClaimer(options, { handler, concurrency });
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

interface Claimer extends JobRunner {
  wake(): void;
  /** Aborts the job if it runs, or if a claim now under way turns out to be of it. */
  abort(jobId: string): void;
}

interface Work {
  handler: JobHandler;
  concurrency: number;
}

function startClaimer(options: InProcessOptions, { handler, concurrency }: Work): Claimer {
  const { records, workerId, onFault, now = Date.now, retryMs = 1_000 } = options;
  const running = new Map<string, { controller: AbortController; ended: Promise<void> }>();
  /** Cancelled while a claim was under way, which may turn out to be theirs. */
  const abortedEarly = new Set<string>();
  let claiming: Promise<void> | undefined;
  let wokenAgain = false;
  const state = { draining: false };
  let retry: NodeJS.Timeout | undefined;

  async function claimAll(): Promise<void> {
    while (!state.draining && running.size < concurrency) {
      const job = await records.queue.claim(workerId, now());
      if (job === undefined) return;
      start(job);
      abortedEarly.clear();
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
    running.set(job.id, { controller, ended });
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
