import { setTimeout as delay } from "node:timers/promises";

/** How long a faltering hub is borne with. */
export interface Patience {
  /** Failures in a row before giving up; progress starts the count again. */
  attempts: number;
  /** Before the second attempt; doubles with each, up to 30 s. */
  firstDelayMs: number;
  /** A longer `Retry-After` than this is told to the person instead of waited for. */
  longestDelayMs: number;
  /** A connection on which nothing comes for so long is dropped. */
  stallMs: number;
}

export const usualPatience: Patience = {
  attempts: 6,
  firstDelayMs: 500,
  longestDelayMs: 120_000,
  stallMs: 30_000,
};

/** A failure that may pass by itself. */
export interface PassingFailure {
  retryAfterMs?: number;
}

export interface Trial {
  patience: Patience;
  signal: AbortSignal;
  /** Whether the failure may pass; undefined: it will not. */
  judge: (error: unknown) => PassingFailure | undefined;
  /** Counts what has been achieved: when it grew since the last failure, the count of attempts begins again. */
  achieved?: () => number;
}

/**
 * Runs a task until it succeeds.
 * @throws the task's last error, when it cannot pass or patience has run out; the signal's reason when aborted
 */
export async function tryPatiently<T>(task: () => Promise<T>, trial: Trial): Promise<T> {
  const { patience, signal, judge, achieved = () => 0 } = trial;
  let failures = 0;
  let best = achieved();
  for (;;) {
    signal.throwIfAborted();
    try {
      return await task();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const passing = judge(error);
      failures = achieved() > best ? 1 : failures + 1;
      best = achieved();
      const wait = passing?.retryAfterMs ?? backOff(failures, patience);
      if (passing === undefined || failures >= patience.attempts || wait > patience.longestDelayMs)
        throw error;
      await delay(wait, undefined, { signal }).catch(() => {});
    }
  }
}

/** Doubling, with up to a quarter at random so that many waiters do not come back together. */
function backOff(failures: number, { firstDelayMs }: Patience): number {
  return Math.min(30_000, firstDelayMs * 2 ** (failures - 1)) * (1 + Math.random() / 4);
}
