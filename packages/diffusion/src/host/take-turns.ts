/** A queue of one: who holds the turn works, the others wait in the order they came. */
export interface Turns {
  /**
   * Waits for its turn, which lasts until it is disposed of.
   * @throws the signal's reason when it aborts before
   */
  take(signal: AbortSignal): Promise<Disposable>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let taken = false;

  function next(): void {
    const following = waiting.shift();
    if (following === undefined) taken = false;
    else following();
  }

  async function wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      const place = waiting.indexOf(resolve);
      if (place !== -1) waiting.splice(place, 1);
      reject(signal.reason);
    };
    waiting.push(resolve);
    signal.addEventListener("abort", leave, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  return {
    async take(signal) {
      signal.throwIfAborted();
      if (taken) await wait(signal);
      taken = true;
      let held = true;
      return {
        [Symbol.dispose]() {
          if (held) next();
          held = false;
        },
      };
    },
  };
}
