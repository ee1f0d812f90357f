import type { PipelineRequest, PipelineResult, PipelineWatch } from "../pipelines/pipeline-request.ts";
import { HostError } from "./host-error.ts";
import { type HostedModel, identifyFolder } from "./hosted-model.ts";
import { makeRoom, makeRoomAfterLoading } from "./make-room.ts";
import { measureMemory, type MemoryRoom } from "./measure-memory.ts";
import { residentBytes } from "./resident-bytes.ts";
import { createResidents, type Resident } from "./residents.ts";
import { createTurns } from "./take-turns.ts";

export interface LoadedModel {
  name: string;
  /** What its process holds, in bytes: measured where the system tells it, else estimated. */
  memoryBytes: number;
  /** Unix milliseconds. */
  loadedAt: number;
  /** Unix milliseconds of the last drawing's end; undefined while it draws or has not drawn yet. */
  lastUsedAt?: number;
  drawing: boolean;
}

/** Runs checkpoints in processes of their own, one to a model, and draws one request at a time. */
export interface EngineHost {
  /**
   * Loads the model where it is not loaded yet, and draws. Requests wait for each other in the order they came.
   * @throws {HostError} for a drawing that comes to nothing; the signal's reason when it aborts
   */
  draw(model: HostedModel, request: PipelineRequest, watch: PipelineWatch): Promise<PipelineResult>;
  /** The models in memory, the one used last first. */
  loaded(): LoadedModel[];
  /** Ends a model's process after the drawing in hand. @returns false where it is not loaded */
  unload(name: string): Promise<boolean>;
  /** Ends everything at once; drawings in hand and in the queue reject with `closed`. */
  close(): Promise<void>;
}

export interface EngineHostOptions {
  /** Folder in whose `node_modules` the inference engine lies. */
  runtime: string;
  /** Threads a network runs on. */
  threads: number;
  /** After so long without a drawing a model leaves the memory; 0: at once. */
  idleUnloadMs: number;
  /** Most that all models together may take; undefined: what the system has. */
  memoryLimitBytes?: number;
  /** How long an abort waits for the end of a step before it ends the process; 800 unless told. */
  hardCancelMs?: number;
  /** How long a process that has work may show no sign of it before it is ended; two minutes unless told. */
  hangMs?: number;
  /** The program of the processes; the package's own unless a test brings another. */
  program?: URL;
  /** How memory is measured; {@link measureMemory} unless a test knows better. */
  measure?: () => MemoryRoom;
}

const ownProgram = new URL(
  import.meta.url.endsWith(".ts") ? "./model-program.ts" : "./model-program.js",
  import.meta.url,
);

/** Starts nothing yet: processes come with drawings. */
export function createEngineHost(options: EngineHostOptions): EngineHost {
  const { measure = measureMemory, memoryLimitBytes, program = ownProgram } = options;
  const { hardCancelMs = 800, hangMs = 120_000 } = options;
  const residents = createResidents({ ...options, program, hardCancelMs, hangMs });
  const memory = { residents, measure, memoryLimitBytes };
  const turns = createTurns();
  const closing = new AbortController();

  async function drawNow(model: HostedModel, request: PipelineRequest, watch: PipelineWatch) {
    const folder = await identifyFolder(model);
    await residents.endStale(model.name, folder);
    if (folder === undefined) throw gone(model);
    const weightBytes = residents.find(model.name)?.weightBytes ?? model.weightBytes;
    const expected = { ...model, weightBytes };
    const { isTight } = await makeRoom(expected, request, memory);
    watch.signal.throwIfAborted();
    // Between finding it and occupying it nothing is waited for: meanwhile it could be unloaded.
    const resident = residents.findUsable(model.name, folder) ?? residents.start(model, { folder, isTight });
    await using occupied = new AsyncDisposableStack();
    occupied.use(residents.occupy(resident));
    try {
      await unlessAborted(resident.ready, watch.signal);
      if (resident.weightBytes > weightBytes) await makeRoomAfterLoading(resident, request, memory);
      return await resident.child.draw(request, watch);
    } catch (error) {
      // What it holds goes back to the system: it will be asked for again.
      if (error instanceof HostError && error.failure.reason === "exhausted") resident.leaving = true;
      const isGone = error instanceof HostError && (await identifyFolder(model)) !== folder;
      throw isGone ? gone(model, error) : error;
    }
  }

  return {
    async draw(model, request, watch) {
      const signal = AbortSignal.any([watch.signal, closing.signal]);
      using held = new DisposableStack();
      held.use(await turns.take(signal));
      signal.throwIfAborted();
      return await drawNow(model, request, {
        signal,
        onStep: (step) => watch.onStep(step),
        onPreview: (preview) => watch.onPreview(preview),
      });
    },
    loaded: () => residents.list().toReversed().map(describe),
    async unload(name) {
      const resident = residents.find(name);
      if (resident === undefined) return false;
      resident.leaving = true;
      await (resident.drawing ? resident.child.ended : residents.end(resident));
      return true;
    },
    async close() {
      closing.abort(new HostError("The diffusion engine is closed.", { reason: "closed" }));
      await Promise.all(residents.list().map((resident) => residents.end(resident)));
    },
  };
}

function gone({ name }: HostedModel, cause?: unknown): HostError {
  return new HostError(
    `The folder of the model '${name}' is not there any more.`,
    { reason: "gone" },
    { cause },
  );
}

async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener("abort", abort, { once: true });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function describe({ model, child, weightBytes, loadedAt, lastUsedAt, drawing }: Resident): LoadedModel {
  const memoryBytes = residentBytes(child.pid) ?? weightBytes;
  return { name: model.name, memoryBytes, loadedAt, lastUsedAt: drawing ? undefined : lastUsedAt, drawing };
}
