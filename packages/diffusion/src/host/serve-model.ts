import { Worker } from "node:worker_threads";
import type { PipelineRequest, PipelineResult, PipelineWatch } from "../pipelines/pipeline-request.ts";
import type { ChildMessage, HostMessage, LoadOrder, SentError } from "./protocol.ts";

/** What a process that holds a model can do with it. */
export interface ModelProgram<Model extends Weighed> {
  load(order: LoadOrder): Promise<Model>;
  run(model: Model, request: PipelineRequest, watch: PipelineWatch): Promise<PipelineResult>;
}

interface Weighed {
  /** What its weights take once all its networks are open. */
  weightBytes: number;
}

/**
 * Makes this process the servant of the one that started it: loads one model, draws what it is told to, and ends when
 * its master does. Signals meant for the master's terminal leave it alone: the master ends it.
 */
export function serveModel<Model extends Weighed>(program: ModelProgram<Model>): void {
  let model: Promise<Model> | undefined;
  let drawing: AbortController | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  endWithMaster();

  async function draw(request: PipelineRequest): Promise<ChildMessage> {
    if (model === undefined) throw new Error("There was a drawing before there was a model.");
    const controller = new AbortController();
    drawing = controller;
    try {
      const { images, ...result } = await program.run(await model, request, {
        signal: controller.signal,
        onStep: (step) => void send({ kind: "step", step }),
        onPreview: (preview) => send({ kind: "preview", preview }),
      });
      for (const image of images) await send({ kind: "picture", image });
      return { kind: "drawn", result };
    } finally {
      drawing = undefined;
    }
  }

  process.on("message", (message: HostMessage) => {
    switch (message.kind) {
      case "load":
        model = program.load(message.order);
        return answer(model.then(({ weightBytes }): ChildMessage => ({ kind: "loaded", weightBytes })));
      case "draw":
        return answer(draw(message.request));
      case "cancel":
        return drawing?.abort(new Error("The drawing was cancelled."));
    }
  });
}

/** At once where the system lends a thread for it; else after the step in hand, when the event loop turns again. */
function endWithMaster(): void {
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  const file = import.meta.url.endsWith(".ts") ? "./end-with-master.ts" : "./end-with-master.js";
  const thread = new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  });
  thread.on("error", () => {});
  thread.unref();
}

function answer(work: Promise<ChildMessage>): void {
  void work.catch((error: unknown): ChildMessage => ({ kind: "failed", error: describe(error) })).then(send);
}

/**
 * Resolves when the whole message is in the pipe: what does not fit into its buffer is written by the event loop, which
 * does not turn while a network runs.
 */
async function send(message: ChildMessage): Promise<void> {
  const { promise: written, resolve } = Promise.withResolvers<void>();
  // Who listens may be gone already; then so is this process, in a moment.
  process.send?.(message, undefined, {}, () => resolve());
  await written;
}

const deepestCause = 8;

function describe(error: unknown, depth = 0): SentError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack, cause } = error;
  const isTold = cause !== undefined && depth < deepestCause;
  return { name, message, stack, cause: isTold ? describe(cause, depth + 1) : undefined };
}
