import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { loadModel } from "../models/load-model.ts";
import { writeTinyCheckpoint } from "../models/tiny-checkpoint.test.fixture.ts";
import type { PipelineRequest, PipelineWatch } from "../pipelines/pipeline-request.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { createEngineHost } from "./engine-host.ts";
import { estimateWorkingBytes } from "./estimate-working-bytes.ts";
import type { HostedModel } from "./hosted-model.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pinhole-program-"));
  await writeTinyCheckpoint(join(folder, "fox"), { kind: "sd15" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function startHost() {
  const host = createEngineHost({ runtime: testRuntime, threads: 1, idleUnloadMs: 60_000 });
  onTestFinished(() => host.close());
  return host;
}

const model = (name: string): HostedModel => ({
  name,
  directory: join(folder, name),
  weightBytes: 10_000_000,
});
const quiet: PipelineWatch = { signal: new AbortController().signal, onStep: () => {}, onPreview: () => {} };
const request: PipelineRequest = {
  task: "generate",
  prompt: "a fox",
  width: 64,
  height: 48,
  seeds: [7],
  steps: 2,
  scheduler: "euler",
  guidanceScale: 5,
  previews: 0,
  fullDecoder: false,
  checkSafety: true,
};

test("a checkpoint draws in its process: steps, previews, the same bytes for the same seed", async () => {
  const host = startHost();
  const heard: string[] = [];
  const watch: PipelineWatch = {
    ...quiet,
    onStep: ({ step, steps }) => void heard.push(`step ${step} of ${steps}`),
    onPreview: ({ image }) => void heard.push(`preview ${image.width}x${image.height}`),
  };
  const first = await host.draw(model("fox"), { ...request, steps: 3, previews: 2 }, watch);
  expect(first.images[0]?.data.length).toBe(64 * 48 * 4);
  expect(heard.filter((word) => word.startsWith("step"))).toEqual([
    "step 1 of 3",
    "step 2 of 3",
    "step 3 of 3",
  ]);
  expect(heard.filter((word) => word.startsWith("preview"))).toHaveLength(2);
  const again = await host.draw(model("fox"), { ...request, steps: 3 }, quiet);
  expect(again.images[0]?.data).toEqual(first.images[0]?.data);
  const [loaded] = host.loaded();
  expect(loaded?.memoryBytes).toBeGreaterThan(40_000_000);
});

test("the inference engine is loaded in that process alone, and leaves no trace of a telemetry", async () => {
  const home = await mkdtemp(join(tmpdir(), "pinhole-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await startHost().draw(model("fox"), request, quiet);
  const maps = await readFile("/proc/self/maps", "utf8").catch(() => "");
  expect(maps).not.toContain("onnxruntime");
  expect(existsSync(join(home, ".cache"))).toBe(false);
});

test("a checkpoint tells what its weights take before any is read, and is refused by that", async () => {
  const { weightBytes } = await loadModel(join(folder, "fox"), { runtime: testRuntime, threads: 1 });
  const workingBytes = await estimateWorkingBytes(join(folder, "fox"), request);
  const startLimited = (memoryLimitBytes: number) => {
    const host = createEngineHost({
      runtime: testRuntime,
      threads: 1,
      idleUnloadMs: 60_000,
      memoryLimitBytes,
    });
    onTestFinished(() => host.close());
    return host;
  };
  const unknown = { ...model("fox"), weightBytes: 0 };
  const narrow = startLimited(workingBytes + weightBytes - 1);
  await expect(narrow.draw(unknown, request, quiet)).rejects.toMatchObject({
    failure: { reason: "memory", neededBytes: workingBytes + weightBytes },
  });
  expect(narrow.loaded()).toEqual([]);
  const wide = startLimited(workingBytes + weightBytes);
  expect((await wide.draw(unknown, request, quiet)).images).toHaveLength(1);
});

test("a safety checker that objects is an error of its own name", async () => {
  await writeTinyCheckpoint(join(folder, "prude"), { kind: "sd15", safety: "refuses" });
  const host = startHost();
  await expect(host.draw(model("prude"), request, quiet)).rejects.toMatchObject({
    failure: { reason: "failed", stage: "draw", errorName: "UnsafePictureError" },
  });
  expect((await host.draw(model("prude"), { ...request, checkSafety: false }, quiet)).images).toHaveLength(1);
});

test("weights that end too early name their file, and a mended checkpoint draws", async () => {
  const path = join(folder, "torn", "unet", "diffusion_pytorch_model.safetensors");
  await writeTinyCheckpoint(join(folder, "torn"), { kind: "turbo" });
  const whole = await readFile(path);
  await truncate(path, 5_000);
  const host = startHost();
  await expect(host.draw(model("torn"), request, quiet)).rejects.toMatchObject({
    failure: { reason: "failed", errorName: "CheckpointError" },
    message: expect.stringContaining("unet") as string,
  });
  await writeFile(path, whole);
  expect((await host.draw(model("torn"), request, quiet)).images).toHaveLength(1);
});

test("weights cut short beneath a loaded model are an error or a crash of that drawing alone", async () => {
  await writeTinyCheckpoint(join(folder, "cut"), { kind: "turbo" });
  const host = startHost();
  await host.draw(model("cut"), request, quiet);
  await truncate(join(folder, "cut", "vae", "diffusion_pytorch_model.safetensors"), 3_000);
  const second = await Promise.allSettled([
    host.draw(model("cut"), { ...request, fullDecoder: true }, quiet),
  ]);
  expect(second).toMatchObject([{ status: "rejected", reason: { name: "HostError" } }]);
  expect((await host.draw(model("fox"), request, quiet)).images).toHaveLength(1);
});

test("without the inference engine the error says so", async () => {
  const host = createEngineHost({ runtime: "/nowhere", threads: 1, idleUnloadMs: 0 });
  onTestFinished(() => host.close());
  await expect(host.draw(model("fox"), request, quiet)).rejects.toMatchObject({
    failure: { reason: "failed", errorName: "RuntimeMissingError" },
  });
});
