import { stat } from "node:fs/promises";
import { apiError, type DrawingStep } from "@pinhole/contract";
import type { EngineHost, HostError } from "@pinhole/diffusion";
import type { ModelStore } from "../models/model-store.ts";
import type { Residency } from "../models/residency.ts";
import { describeDiffusionModel } from "./describe-diffusion-model.ts";
import type { DrawRequest, DrawResult, DrawWatch, Engine } from "./engine.ts";
import { explainHostError } from "./explain-host-error.ts";
import { passOnPreviews } from "./pass-on-previews.ts";
import { planDrawing, type SafetyWish } from "./plan-drawing.ts";
import { toDrawResult } from "./to-draw-result.ts";

export interface DiffusionEngineOptions {
  /** Folder of the models; need not exist. */
  models: string;
  /** How long a model stays in memory after its last picture; 0 takes it out at once. */
  idleUnloadMinutes: number;
  /** Most that models may take, in MiB; undefined: what is free. */
  memoryLimitMb?: number;
  /** Threads a model computes with; undefined: as many as there are processor cores. */
  inferenceThreads?: number;
  safetyChecker: SafetyWish;
  /** The program of a model's process; the package's own unless a test brings another. */
  program?: URL;
}

/** No step yet: the model is loaded first. */
const loading: DrawingStep = { step: 0, steps: 0, seconds: 0 };

/**
 * Draws with the models of the store: `@pinhole/diffusion` in a process of its own for each model. Nothing of it is
 * loaded before there is a model, and the inference engine never in this process.
 */
export function createDiffusionEngine(options: DiffusionEngineOptions): Engine & Residency {
  let opened: Promise<Opened> | undefined;
  let host: EngineHost | undefined;
  let closed = false;

  async function open(): Promise<Opened> {
    opened ??= openDiffusion(options);
    ({ host } = await opened);
    if (closed) await host.close();
    return await opened;
  }

  async function draw(request: DrawRequest, watch: DrawWatch): Promise<DrawResult> {
    watch.signal.throwIfAborted();
    if (closed) throw new Error("The diffusion engine is closed.");
    const { store, host, isHostError } = await open();
    const model = await store.find(request.model);
    if (model === undefined) {
      await host.unload(request.model);
      throw apiError("modelNotFound", { model: request.model });
    }
    const plan = await planDrawing(request, model, options);
    const finishing = { request, over: plan.over };
    const previews = passOnPreviews(finishing, watch);
    const { tinyVaeDirectory, directory, weightBytes, name } = model;
    if (!host.loaded().some((loaded) => loaded.name === name)) watch.onStep?.(loading);
    try {
      const result = await host.draw({ name, directory, tinyVaeDirectory, weightBytes }, plan.request, {
        signal: watch.signal,
        onStep: (step) => watch.onStep?.(step),
        onPreview: previews.add,
      });
      const sent = await previews.done();
      const mustBeSafe = options.safetyChecker === "always";
      return await toDrawResult(result, { ...finishing, warnings: plan.warnings, sent, mustBeSafe });
    } catch (error) {
      await previews.done().catch(() => {});
      watch.signal.throwIfAborted();
      throw isHostError(error) ? explainHostError(error, request, model) : error;
    }
  }

  return {
    name: "diffusion",
    // One draws; the next one's pictures are decoded meanwhile.
    jobsAtOnce: 2,
    async listModels() {
      if (!(await exists(options.models))) return [];
      const { store, host } = await open();
      const models = await store.list();
      const names = new Set(models.map(({ name }) => name));
      // What was removed from the disk leaves the memory as well.
      for (const { name } of host.loaded()) if (!names.has(name)) void host.unload(name);
      return models.map(describeDiffusionModel);
    },
    draw,
    loaded: () => host?.loaded() ?? [],
    unload: async (name) => (await host?.unload(name)) ?? false,
    async close() {
      closed = true;
      await (await opened)?.host.close();
    },
  };
}

interface Opened {
  store: ModelStore;
  host: EngineHost;
  isHostError: (error: unknown) => error is HostError;
}

async function openDiffusion(options: DiffusionEngineOptions): Promise<Opened> {
  const [{ createModelStore }, { createEngineHost, HostError, physicalCores }] = await Promise.all([
    import("../models/model-store.ts"),
    import("@pinhole/diffusion"),
  ]);
  const { models, idleUnloadMinutes, memoryLimitMb, inferenceThreads, program } = options;
  const store = createModelStore({ directory: models });
  const host = createEngineHost({
    runtime: store.runtimeDirectory,
    threads: inferenceThreads ?? physicalCores(),
    idleUnloadMs: idleUnloadMinutes * 60_000,
    memoryLimitBytes: memoryLimitMb === undefined ? undefined : memoryLimitMb * 2 ** 20,
    program,
  });
  return { store, host, isHostError: (error) => error instanceof HostError };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
