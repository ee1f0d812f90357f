import { TimeoutError } from "./timeout-error.ts";

/** A signal that aborts when a request is silent for too long, or when its caller's signal does. */
export interface SilenceWatch {
  signal: AbortSignal;
  /** Starts the time anew: something arrived. */
  heard(): void;
  /** Ends the watch. */
  stop(): void;
}

/** @param timeoutMs silence after which the signal aborts with a {@link TimeoutError} */
export function watchSilence(timeoutMs: number, callerSignal?: AbortSignal | null): SilenceWatch {
  const controller = new AbortController();
  const start = () => setTimeout(() => controller.abort(new TimeoutError(timeoutMs)), timeoutMs);
  let timer = start();
  return {
    signal: callerSignal ? AbortSignal.any([callerSignal, controller.signal]) : controller.signal,
    heard() {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}
