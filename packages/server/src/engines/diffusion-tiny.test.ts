import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeTinyCheckpoint } from "@pinhole/diffusion/tiny-checkpoint";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createDiffusionEngine, type DiffusionEngineOptions } from "./diffusion.ts";
import { drawRequest } from "./draw-request.test.fixture.ts";
import { engineContract } from "./engine.contract.ts";
import type { DrawRequest, DrawWatch } from "./engine.ts";
import { addFakeModel } from "./store-folder.test.fixture.ts";

// The real thing, with a checkpoint of random weights that is small enough to draw in milliseconds.

const runtime = fileURLToPath(
  new URL("../../../../node_modules/.cache/pinhole-models/runtime", import.meta.url),
);
let models: string;

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), "pinhole-tiny-"));
  await symlink(runtime, join(models, "runtime"));
  const drawing = {
    kind: "stable-diffusion",
    capabilities: { generate: true, edit: true, mask: true, vary: true },
    defaults: { steps: 4, guidanceScale: 3, scheduler: "euler", nativeSize: 64 },
    needs: [],
  } as const;
  for (const [name, safety] of [
    ["tiny", "passes"],
    ["zealous", "refuses"],
  ] as const) {
    const folder = await addFakeModel(models, name, {
      drawing: { ...drawing, needs: [] },
      weightBytes: 10_000_000,
    });
    await rm(join(folder, "files"), { recursive: true });
    await writeTinyCheckpoint(join(folder, "files"), { kind: "sd15", safety });
  }
});
afterAll(() => rm(models, { recursive: true, force: true }));

function createEngine(options: Partial<DiffusionEngineOptions> = {}) {
  return createDiffusionEngine({
    models,
    idleUnloadMinutes: 5,
    inferenceThreads: 1,
    safetyChecker: "auto",
    ...options,
  });
}

engineContract("diffusion", () => createEngine(), { resembles: false });

const quiet: DrawWatch = { signal: new AbortController().signal, onPartial: () => {} };
const asked = (more: Partial<DrawRequest> = {}) => drawRequest({ model: "tiny", ...more });

function startEngine(options: Partial<DiffusionEngineOptions> = {}) {
  const engine = createEngine(options);
  onTestFinished(() => engine.close());
  return engine;
}

test("a prompt too long for the text encoder is cut, and the answer says where", async () => {
  const { images, warnings } = await startEngine().draw(
    asked({ prompt: "a fox and a hen, ".repeat(40).trim() }),
    quiet,
  );
  expect(warnings).toMatchObject([
    { option: "prompt", message: expect.stringContaining("77 tokens") as string },
  ]);
  const read = images[0]?.revisedPrompt ?? "";
  expect(read).toMatch(/^a fox and a hen, a fox/);
  expect(read.length).toBeLessThan(400);
});

test("the model's own safety checker is heard, unless it is not wanted", async () => {
  const engine = startEngine();
  await expect(engine.draw(asked({ model: "zealous" }), quiet)).rejects.toMatchObject({
    status: 400,
    code: "content_policy_violation",
  });
  expect((await engine.draw(asked({ model: "zealous", moderation: "low" }), quiet)).images).toHaveLength(1);
});

test("a scheduler that does not suit the model is the request's fault, and the message names those that do", async () => {
  const request = asked({ options: { scheduler: "flow_match_euler" } });
  await expect(startEngine().draw(request, quiet)).rejects.toMatchObject({
    status: 400,
    param: "scheduler",
    message: expect.stringContaining("dpmpp_2m_karras") as string,
  });
});

test("the full decoder draws another picture than the quick one", async () => {
  const engine = startEngine();
  const quick = await engine.draw(asked(), quiet);
  const fine = await engine.draw(asked({ quality: "high" }), quiet);
  expect(fine.images[0]?.image).not.toEqual(quick.images[0]?.image);
});

test("a hole with a soft edge, at a size that is resampled: what was opaque stays to the byte, all else becomes so", async () => {
  const [width, height] = [70, 61];
  const data = Uint8Array.from({ length: width * height * 4 }, (_, at) => (at * 37) % 251);
  const alphaAt = (pixel: number) => [0, 90, 255][Math.min(2, Math.floor((pixel % width) / 20))] ?? 255;
  for (let pixel = 0; pixel < width * height; pixel += 1) data[pixel * 4 + 3] = alphaAt(pixel);
  const initImage = { width, height, data };
  const partials: Uint8Array[] = [];
  const wish = asked({ task: "edit", initImage, width, height, partialImages: 1 });
  const { images } = await startEngine().draw(wish, {
    ...quiet,
    onPartial: ({ image }) => void partials.push(image.data),
  });
  expect(partials).toHaveLength(1);
  for (const drawn of [...partials, images[0]?.image.data ?? new Uint8Array()]) {
    expect(drawn.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
    const kept = (bytes: Uint8Array) => bytes.filter((_, at) => alphaAt(Math.floor(at / 4)) === 255);
    expect(kept(drawn)).toEqual(kept(data));
  }
});

test("margins are painted, and what was there stays as it was", async () => {
  const data = new Uint8Array(64 * 64 * 4).fill(255);
  for (let y = 0; y < 64; y += 1) data.fill(0, y * 256, y * 256 + 64);
  const initImage = { width: 64, height: 64, data };
  const { images } = await startEngine().draw(asked({ task: "edit", initImage }), quiet);
  const drawn = images[0]?.image.data ?? new Uint8Array();
  const [margin, rest] = [drawn.filter((_, at) => at % 256 < 64), drawn.filter((_, at) => at % 256 >= 64)];
  expect(margin.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  expect(new Set(margin).size).toBeGreaterThan(20);
  expect(rest.every((value) => value === 255)).toBe(true);
});
