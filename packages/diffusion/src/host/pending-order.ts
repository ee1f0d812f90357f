import type { PipelineWatch } from "../pipelines/pipeline-request.ts";
import { HostError } from "./host-error.ts";
import type { ChildMessage } from "./protocol.ts";
import type { ProgressWatch } from "./watch-progress.ts";

export type OrderStage = "load" | "draw";

/** The order a process was given and has not answered yet; one at a time. */
export interface PendingOrder {
  /** @throws {HostError} `failed`, `crashed` */
  begin(stage: OrderStage, watch?: PipelineWatch): Promise<ChildMessage>;
  /** A message of the process: word of its work, or the order's end. */
  hear(message: ChildMessage): void;
  /** The process has ended, with the order or without one. */
  crash(ending: Ending): void;
}

export interface Ending {
  exitCode: number | null;
  signal: string | null;
  /** What it wrote last. */
  complaint: string;
  /** It was ended because it had done nothing for so long. */
  stillMs?: number;
  cause?: unknown;
}

interface Order {
  stage: OrderStage;
  watch: PipelineWatch | undefined;
  progress: ProgressWatch;
  resolve: (message: ChildMessage) => void;
  reject: (error: HostError) => void;
}

/** @param watchWork looks after the process from an order's beginning to its end */
export function createPendingOrder(watchWork: () => ProgressWatch): PendingOrder {
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
        order = { stage, watch, progress: watchWork(), resolve, reject };
      }),
    hear(message) {
      order?.progress.heard();
      if (message.kind === "step" || message.kind === "preview") return passOn(message, order?.watch);
      const ended = take();
      if (message.kind === "failed") ended?.reject(toHostError(message.error, ended.stage));
      else ended?.resolve(message);
    },
    crash(ending) {
      const ended = take();
      ended?.reject(ending.stillMs === undefined ? crashed(ended.stage, ending) : hung(ended.stage, ending));
    },
  };
}

type Word = Extract<ChildMessage, { kind: "step" | "preview" }>;

function passOn(word: Word, watch: PipelineWatch | undefined): void {
  if (watch === undefined || watch.signal.aborted) return;
  if (word.kind === "step") watch.onStep(word.step);
  else void watch.onPreview(word.preview);
}

function toHostError(sent: Extract<ChildMessage, { kind: "failed" }>["error"], stage: OrderStage): HostError {
  const cause = Object.assign(new Error(sent.message), sent);
  return new HostError(sent.message, { reason: "failed", stage, errorName: sent.name }, { cause });
}

function hung(stage: OrderStage, { stillMs = 0, complaint }: Ending): HostError {
  return new HostError(
    `The process that held the model did nothing for ${Math.round(stillMs / 1000)} s and was ended. ${complaint}`.trim(),
    { reason: "hung", stage, stillMs },
  );
}

function crashed(stage: OrderStage, { exitCode, signal, complaint, cause }: Ending): HostError {
  const how = signal === null ? `with exit code ${exitCode}` : `by ${signal}`;
  return new HostError(
    `The process that held the model was ended ${how}. ${complaint}`.trim(),
    { reason: "crashed", stage, signal: signal ?? undefined, exitCode: exitCode ?? undefined },
    { cause },
  );
}
