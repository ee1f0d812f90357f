import type { PipelineWatch, Pixels } from "../pipelines/pipeline-request.ts";
import { HostError } from "./host-error.ts";
import type { ChildMessage, SentError } from "./protocol.ts";
import type { ProgramEnd } from "./start-program.ts";
import type { ProgressWatch } from "./watch-progress.ts";

export type OrderStage = "load" | "draw";

/** The order a process was given and has not answered yet; one at a time. */
export interface PendingOrder {
  /** @throws {HostError} `failed`, `crashed`, `hung`, `exhausted` */
  begin(stage: OrderStage, watch?: PipelineWatch): Promise<Answer>;
  /** A message of the process: word of its work, or the order's end. */
  hear(message: ChildMessage): void;
  /** The process has ended, with the order or without one. */
  crash(ending: Ending): void;
}

export interface Ending extends ProgramEnd {
  /** It was ended because it had done nothing for so long. */
  stillMs?: number;
}

export interface PendingOptions {
  /** Looks after the process from an order's beginning to its end. */
  watchWork: () => ProgressWatch;
  /** What the process wrote last. */
  lastWords: () => string;
}

/** What ends an order well, with the pictures that came before. */
export interface Answer {
  message: ChildMessage;
  images: Pixels[];
}

interface Order {
  stage: OrderStage;
  images: Pixels[];
  watch: PipelineWatch | undefined;
  progress: ProgressWatch;
  /** Thrown by who listens to its steps and previews. */
  fault?: { error: unknown };
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

export function createPendingOrder({ watchWork, lastWords }: PendingOptions): PendingOrder {
  let order: Order | undefined;

  function take(): Order | undefined {
    const taken = order;
    taken?.progress[Symbol.dispose]();
    order = undefined;
    return taken;
  }

  return {
    begin: async (stage, watch) =>
      await new Promise((resolve, reject) => {
        order = { stage, images: [], watch, progress: watchWork(), resolve, reject };
      }),
    hear(message) {
      order?.progress.heard();
      if (message.kind === "step" || message.kind === "preview") return passOn(message, order);
      if (message.kind === "picture") return void order?.images.push(message.image);
      const ended = take();
      if (message.kind === "failed") ended?.reject(failed(message.error, ended.stage, lastWords()));
      else if (ended?.fault === undefined) ended?.resolve({ message, images: ended.images });
      else ended.reject(ended.fault.error);
    },
    crash(ending) {
      const ended = take();
      ended?.reject(explainEnding(ended.stage, ending, lastWords()));
    },
  };
}

type Word = Extract<ChildMessage, { kind: "step" | "preview" }>;

/** A fault of who listens is his own order's end, and nobody else's. */
function passOn(word: Word, order: Order | undefined): void {
  const { watch } = order ?? {};
  if (order === undefined || watch === undefined || watch.signal.aborted || order.fault) return;
  try {
    if (word.kind === "step") watch.onStep(word.step);
    else void watch.onPreview(word.preview);
  } catch (error) {
    order.fault = { error };
  }
}

function failed(sent: SentError, stage: OrderStage, lastWords: string): HostError {
  const written = lastWords === "" ? undefined : new Error(`The process wrote: ${lastWords}`);
  const cause = revive(sent, written);
  if (isExhausted(sent)) {
    return new HostError(
      `There was no memory left. ${sent.message}`,
      { reason: "exhausted", stage },
      { cause },
    );
  }
  return new HostError(sent.message, { reason: "failed", stage, errorName: sent.name }, { cause });
}

/** In the words of ONNX Runtime, of C++ and of V8, whatever the error was made into on its way. */
function isExhausted({ message, cause }: SentError): boolean {
  const isSaid = /failed to allocate memory|bad[_ ]alloc|array buffer allocation failed/i.test(message);
  return isSaid || (cause !== undefined && isExhausted(cause));
}

/** The error as it was there, down to its first cause; what else is known follows that. */
function revive({ name, message, stack, cause }: SentError, known: Error | undefined): Error {
  const error = new Error(message, { cause: cause === undefined ? known : revive(cause, known) });
  return Object.assign(error, { name, stack });
}

function explainEnding(stage: OrderStage, ending: Ending, lastWords: string): HostError {
  const { exitCode, signal, stillMs, cause } = ending;
  if (cause !== undefined) return notStarted(stage, cause);
  if (stillMs !== undefined) {
    const seconds = Math.round(stillMs / 1000);
    const message = `The process that held the model did nothing for ${seconds} s and was ended. ${lastWords}`;
    return new HostError(message.trim(), { reason: "hung", stage, stillMs });
  }
  const how = signal === null ? `with exit code ${exitCode}` : `by ${signal}`;
  return new HostError(`The process that held the model was ended ${how}. ${lastWords}`.trim(), {
    reason: "crashed",
    stage,
    signal: signal ?? undefined,
    exitCode: exitCode ?? undefined,
  });
}

export function notStarted(stage: OrderStage, cause: unknown): HostError {
  const message = "The process that is to hold the model could not be started.";
  return new HostError(message, { reason: "crashed", stage }, { cause });
}
