/**
 * Why a drawing came to nothing:
 * `crashed` the process that held the model ended by itself; `hung` it did nothing for so long that it was ended; `exhausted` the system gave it no more
 * memory; `gone` the model's folder is not there any more, or another
 * is in its place; `memory` it does not fit; `failed` loading or drawing threw; `closed` the host was closed.
 */
export type HostFailure =
  | { reason: "crashed"; signal?: string; exitCode?: number; stage: "load" | "draw" }
  | { reason: "hung"; stage: "load" | "draw"; stillMs: number }
  | { reason: "exhausted"; stage: "load" | "draw" }
  | { reason: "gone" }
  | { reason: "memory"; neededBytes: number; roomBytes: number; weightsFit: boolean }
  | { reason: "failed"; stage: "load" | "draw"; errorName: string }
  | { reason: "closed" };

/** A drawing that came to nothing, with what the caller needs to explain it. Its message is for the log. */
export class HostError extends Error {
  readonly failure: HostFailure;

  constructor(message: string, failure: HostFailure, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "HostError";
    this.failure = failure;
  }
}
