/** Runs a task as soon as fewer than `slots` others are running; first come, first served. */
export type Limiter = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A queue in front of work that is heavy for its memory or its threads. `slots` is 1 or more. */
export function createLimiter(slots: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = slots;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
