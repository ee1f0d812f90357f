import type { PipelineRequest, PipelineResult, PipelineWatch } from "../pipelines/pipeline-request.ts";
import { type Answer, createPendingOrder, notStarted } from "./pending-order.ts";
import type { ChildMessage, HostMessage, LoadOrder } from "./protocol.ts";
import { type ProgramEnd, type RunningProgram, startProgram } from "./start-program.ts";
import { watchProgress } from "./watch-progress.ts";

/** A process that holds one model. */
export interface ModelChild {
  readonly pid: number | undefined;
  /**
   * @returns what its weights take once all its networks are open, in bytes
   * @throws {HostError} `crashed`, `hung`, `failed`
   */
  load(order: LoadOrder): Promise<number>;
  /**
   * One at a time. An abort is obeyed between two steps; where that takes longer than `hardCancelMs`, the process ends.
   * @throws {HostError} `crashed`, `hung`, `failed`; the signal's reason when it aborts
   */
  draw(request: PipelineRequest, watch: PipelineWatch): Promise<PipelineResult>;
  /** Ends it at once; what it was doing rejects. */
  kill(): void;
  readonly isAlive: boolean;
  /** Resolves when it has ended and its memory is free. */
  readonly ended: Promise<void>;
}

export interface ChildOptions {
  /** Its program: a module that calls `serveModel`. */
  program: URL;
  hardCancelMs: number;
  /** So long without any sign of work, while it has some, ends it. */
  hangMs: number;
}

/**
 * Starts the process; it loads nothing until it is told to.
 * @throws {HostError} `crashed` where it cannot be started
 */
export function startChild({ program, hardCancelMs, hangMs }: ChildOptions): ModelChild {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let ending: ProgramEnd | undefined;
  let stillMs: number | undefined;
  const pending = createPendingOrder({
    watchWork: () => watchProgress(running.pid, { hangMs, onHang }),
    lastWords: () => running.lastWords(),
  });
  const running = startOrExplain(() => startProgram<ChildMessage>(program, { onMessage, onEnd }));

  function onMessage(message: ChildMessage): void {
    // What it wrote before it failed lies in another pipe, which is read in this same turn of the event loop.
    if (message.kind === "failed") setImmediate(() => pending.hear(message));
    else pending.hear(message);
  }

  function onEnd(how: ProgramEnd): void {
    ending = how;
    pending.crash({ ...how, stillMs });
    end();
  }

  function onHang(ms: number): void {
    stillMs = ms;
    running.kill();
  }

  async function tell(message: HostMessage, watch?: PipelineWatch): Promise<Answer> {
    const answered = pending.begin(watch === undefined ? "load" : "draw", watch);
    if (ending === undefined) running.send(message);
    else pending.crash({ ...ending, stillMs });
    return await answered;
  }

  function softThenHard(): () => void {
    if (ending === undefined) running.send({ kind: "cancel" } satisfies HostMessage);
    const hardCancel = setTimeout(() => running.kill(), hardCancelMs);
    return () => clearTimeout(hardCancel);
  }

  return {
    pid: running.pid,
    async load(order) {
      const { message } = await tell({ kind: "load", order });
      if (message.kind !== "loaded") throw unexpected(message);
      return message.weightBytes;
    },
    async draw(request, watch) {
      const { signal } = watch;
      using watching = new DisposableStack();
      watching.use(onceAborted(signal, softThenHard));
      const { message, images } = await tell({ kind: "draw", request }, watch).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : error;
      });
      signal.throwIfAborted();
      if (message.kind !== "drawn") throw unexpected(message);
      return { ...message.result, images };
    },
    kill: () => running.kill(),
    get isAlive() {
      return ending === undefined;
    },
    ended,
  };
}

function startOrExplain(start: () => RunningProgram): RunningProgram {
  try {
    return start();
  } catch (cause) {
    throw notStarted("load", cause);
  }
}

function unexpected({ kind }: ChildMessage): Error {
  return new Error(`The model's process answered ${kind}.`);
}

/** Acts when the signal aborts, until disposed of; then undoes what the action says. */
function onceAborted(signal: AbortSignal, act: () => () => void): Disposable {
  signal.throwIfAborted();
  let undo: (() => void) | undefined;
  const listener = () => (undo = act());
  signal.addEventListener("abort", listener, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener("abort", listener);
      undo?.();
    },
  };
}
