import type { PipelineRequest, PipelineResult, PipelineWatch } from "../pipelines/pipeline-request.ts";
import { forkProgram } from "./fork-program.ts";
import { createPendingOrder, type Ending } from "./pending-order.ts";
import { watchProgress } from "./watch-progress.ts";
import type { ChildMessage, HostMessage, LoadOrder } from "./protocol.ts";

/** A process that holds one model. */
export interface ModelChild {
  readonly pid: number | undefined;
  /**
   * @returns what its weights take once all its networks are open, in bytes
   * @throws {HostError} `crashed`, `failed`
   */
  load(order: LoadOrder): Promise<number>;
  /**
   * One at a time. An abort is obeyed between two steps; where that takes longer than `hardCancelMs`, the process ends.
   * @throws {HostError} `crashed`, `failed`; the signal's reason when it aborts
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

/** Starts the process; it loads nothing until it is told to. */
export function startChild({ program, hardCancelMs, hangMs }: ChildOptions): ModelChild {
  const child = forkProgram(program);
  const complaint = keepTail(child.stderr);
  const pending = createPendingOrder(() => watchProgress(child.pid, { hangMs, onHang }));
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let ending: Ending | undefined;
  let stillMs: number | undefined;

  function onEnd(exitCode: number | null, signal: string | null, cause?: unknown): void {
    ending ??= { exitCode, signal, complaint: complaint(), cause, stillMs };
    pending.crash(ending);
    end();
  }

  function send(message: HostMessage): void {
    // What cannot be reached any more is about to end, or has to: nobody may be left waiting.
    child.send(message, (error) => void (error && child.kill("SIGKILL")));
  }

  async function tell(message: HostMessage, watch?: PipelineWatch): Promise<ChildMessage> {
    const answered = pending.begin(watch === undefined ? "load" : "draw", watch);
    if (ending === undefined) send(message);
    else pending.crash(ending);
    return await answered;
  }

  function onHang(ms: number): void {
    stillMs = ms;
    child.kill("SIGKILL");
  }

  function softThenHard(): () => void {
    if (ending === undefined) send({ kind: "cancel" });
    const hardCancel = setTimeout(() => child.kill("SIGKILL"), hardCancelMs);
    return () => clearTimeout(hardCancel);
  }

  child.on("exit", (exitCode, signal) => onEnd(exitCode, signal));
  child.on("error", (error) => onEnd(null, null, error));
  child.on("message", (message: ChildMessage) => pending.hear(message));

  return {
    pid: child.pid,
    async load(order) {
      const message = await tell({ kind: "load", order });
      if (message.kind !== "loaded") throw unexpected(message);
      return message.weightBytes;
    },
    async draw(request, watch) {
      const { signal } = watch;
      using watching = new DisposableStack();
      watching.use(onceAborted(signal, softThenHard));
      const message = await tell({ kind: "draw", request }, watch).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : error;
      });
      signal.throwIfAborted();
      if (message.kind !== "drawn") throw unexpected(message);
      return message.result;
    },
    kill: () => void child.kill("SIGKILL"),
    get isAlive() {
      return ending === undefined;
    },
    ended,
  };
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

const tailLength = 2_000;

/** The last of what it wrote to stderr: for the log, when it ends by itself. */
function keepTail(stream: NodeJS.ReadableStream | null): () => string {
  let tail = "";
  stream?.on("data", (chunk: Buffer) => (tail = (tail + chunk.toString()).slice(-tailLength)));
  return () => tail;
}
