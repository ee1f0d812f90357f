import { Exit } from "./exit.ts";

export interface Interruption extends Disposable {
  /** Aborts with an {@link Exit}. */
  signal: AbortSignal;
}

/** Turns the first Ctrl-C into an abort, so that nothing half done stays behind; a second one ends at once. */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const interrupt = (exitCode: number) => () => {
    if (controller.signal.aborted) process.exit(exitCode);
    controller.abort(new Exit(exitCode));
  };
  const handlers = { SIGINT: interrupt(130), SIGTERM: interrupt(143) };
  process.on("SIGINT", handlers.SIGINT);
  process.on("SIGTERM", handlers.SIGTERM);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      process.off("SIGINT", handlers.SIGINT);
      process.off("SIGTERM", handlers.SIGTERM);
    },
  };
}
