import { onTestFinished } from "vitest";
import { createDiffusionEngine, type DiffusionEngineOptions } from "./diffusion.ts";
import { drawRequest } from "./draw-request.test.fixture.ts";
import type { DrawRequest, DrawResult, DrawWatch } from "./engine.ts";
import { addFakeModel, makeStoreFolder } from "./store-folder.test.fixture.ts";

/** The fake model process of the diffusion package's host. */
export const program = new URL("../../../diffusion/src/host/fake-program.test.fixture.ts", import.meta.url);
export const quiet: DrawWatch = { signal: new AbortController().signal, onPartial: () => {} };

/** An engine over a store with one model, `fox`, that goes with the test. */
export async function startEngine(options: Partial<DiffusionEngineOptions> = {}) {
  const models = await makeStoreFolder();
  await addFakeModel(models, "fox");
  const engine = createDiffusionEngine({
    models,
    idleUnloadMinutes: 5,
    safetyChecker: "auto",
    program,
    ...options,
  });
  onTestFinished(() => engine.close());
  return { engine, models };
}

/** A request to it. */
export const asked = (more: Partial<DrawRequest> = {}) => drawRequest({ height: 48, ...more });

/** What reached the pipeline. */
export function pipelineRequest({ warnings }: DrawResult): Record<string, unknown> {
  return JSON.parse(warnings.find(({ option }) => option === "request")?.message ?? "{}");
}

/** Warnings of the engine itself, by their option. */
export function ownWarnings({ warnings }: DrawResult): Record<string, string> {
  const own = warnings.filter(({ option, message }) => option !== "request" && !message.startsWith("fox "));
  return Object.fromEntries(own.map(({ option, message }) => [option, message]));
}

export const picture = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8Array(width * height * 4).fill(200),
});
