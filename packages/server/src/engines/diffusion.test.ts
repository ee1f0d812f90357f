import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schedulerNames } from "@pinhole/contract";
import { expect, onTestFinished, test, vi } from "vitest";
import { createDiffusionEngine, type DiffusionEngineOptions } from "./diffusion.ts";
import type { DrawRequest, DrawResult, DrawWatch, PartialImage } from "./engine.ts";
import { addFakeModel, makeStoreFolder } from "./store-folder.test.fixture.ts";

const program = new URL("../../../diffusion/src/host/fake-program.test.fixture.ts", import.meta.url);
const quiet: DrawWatch = { signal: new AbortController().signal, onPartial: () => {} };

async function startEngine(options: Partial<DiffusionEngineOptions> = {}) {
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

const asked = (more: Partial<DrawRequest> = {}): DrawRequest => ({
  task: "generate",
  model: "fox",
  prompt: "a fox",
  width: 64,
  height: 48,
  count: 1,
  seed: 7,
  referenceImages: [],
  background: "auto",
  partialImages: 0,
  options: {},
  ...more,
});

/** What reached the pipeline. */
function pipelineRequest({ warnings }: DrawResult): Record<string, unknown> {
  return JSON.parse(warnings.find(({ option }) => option === "request")?.message ?? "{}");
}

function ownWarnings({ warnings }: DrawResult): Record<string, string> {
  const own = warnings.filter(({ option, message }) => option !== "request" && !message.startsWith("fox "));
  return Object.fromEntries(own.map(({ option, message }) => [option, message]));
}

const picture = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8Array(width * height * 4).fill(200),
});

test("without a folder of models there is none, and nothing is loaded", async () => {
  const engine = createDiffusionEngine({
    models: "/nowhere/models",
    idleUnloadMinutes: 5,
    safetyChecker: "auto",
  });
  expect(await engine.listModels()).toEqual([]);
  expect(engine.loaded()).toEqual([]);
  expect(await engine.unload("fox")).toBe(false);
  await engine.close();
});

test("models pulled and removed meanwhile come and go, from the memory as well", async () => {
  const { engine, models } = await startEngine();
  expect((await engine.listModels()).map(({ id }) => id)).toEqual(["fox"]);
  await engine.draw(asked(), quiet);
  expect(engine.loaded()).toMatchObject([{ name: "fox", drawing: false }]);
  await addFakeModel(models, "owl");
  await rm(join(models, "fox"), { recursive: true });
  expect((await engine.listModels()).map(({ id }) => id)).toEqual(["owl"]);
  await vi.waitFor(() => expect(engine.loaded()).toEqual([]));
  await expect(engine.draw(asked(), quiet)).rejects.toMatchObject({ status: 404, code: "model_not_found" });
});

test("a model says that its pictures are made by what learned from pictures", async () => {
  const [model] = await (await startEngine()).engine.listModels();
  expect(model).toMatchObject({
    displayName: "FOX (diffusion model)",
    licence: "mit",
    created: 1_790_000_000,
    usualSize: { width: 64, height: 64 },
    provenance: {
      software: expect.stringMatching(/^Pinhole .*AI-generated/) as string,
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    },
  });
});

test("the model's defaults fill in what the request leaves out", async () => {
  const { engine } = await startEngine();
  expect(pipelineRequest(await engine.draw(asked({ seed: 4294967295, count: 2 }), quiet))).toEqual({
    task: "generate",
    prompt: "a fox",
    width: 64,
    height: 48,
    seeds: [4294967295, 0],
    steps: 1,
    guidanceScale: 0,
    previews: 0,
    fullDecoder: false,
    checkSafety: true,
  });
});

test("every option reaches the pipeline", async () => {
  const options = {
    steps: 3,
    guidanceScale: 5,
    negativePrompt: "fog",
    strength: 0.6,
    scheduler: "euler_a",
    clipSkip: 2,
  } as const;
  const { engine } = await startEngine();
  const drawn = await engine.draw(asked({ task: "edit", options, initImage: picture(64, 48) }), quiet);
  expect(pipelineRequest(drawn)).toMatchObject(options);
  expect(ownWarnings(drawn)).toEqual({});
});

test("the scheduler names of the contract are those of the diffusion package", async () => {
  const { schedulerNames: own } = await import("@pinhole/diffusion");
  expect([...own].toSorted()).toEqual([...schedulerNames].toSorted());
});

test("how many steps a picture takes that begins from another is left to the pipeline", async () => {
  const { engine } = await startEngine();
  const edit = asked({ task: "edit", initImage: picture(64, 48) });
  expect(pipelineRequest(await engine.draw(edit, quiet))).not.toHaveProperty("steps");
  const four = await engine.draw({ ...edit, options: { steps: 4 } }, quiet);
  expect(pipelineRequest(four)).toMatchObject({ steps: 4 });
});

test("transparent margins are painted where no mask says otherwise; half-transparent pixels are none", async () => {
  const { engine } = await startEngine();
  const initImage = picture(64, 48);
  initImage.data[7] = 1;
  const edit = asked({ task: "edit", initImage });
  expect(pipelineRequest(await engine.draw(edit, quiet))).not.toHaveProperty("mask");
  initImage.data[3] = 0;
  expect(pipelineRequest(await engine.draw(edit, quiet))).toMatchObject({ mask: "64x48 3072" });
  const varied = asked({ task: "vary", prompt: "", initImage });
  expect(pipelineRequest(await engine.draw(varied, quiet))).not.toHaveProperty("mask");
});

test("a model that knows no masks takes a picture with transparent margins as a whole", async () => {
  const { engine, models } = await startEngine();
  const capabilities = { generate: false, edit: true, mask: false, vary: true };
  const defaults = { steps: 1, guidanceScale: 0, nativeSize: 64 };
  await addFakeModel(models, "mole", { drawing: { kind: "unclip", capabilities, defaults, needs: [] } });
  const initImage = picture(64, 48);
  initImage.data[3] = 0;
  const drawn = await engine.draw(asked({ model: "mole", task: "edit", initImage }), quiet);
  expect(pipelineRequest(drawn)).not.toHaveProperty("mask");
});

test("a size no multiple of 8 is drawn at the next one and resampled, inputs and all, and the answer says so", async () => {
  const { engine } = await startEngine();
  const mask = { width: 50, height: 41, data: new Uint8Array(50 * 41) };
  const drawn = await engine.draw(
    asked({ task: "edit", width: 50, height: 41, initImage: picture(50, 41), mask }),
    quiet,
  );
  expect(pipelineRequest(drawn)).toMatchObject({
    width: 56,
    height: 48,
    initImage: "56x48 10752",
    mask: "56x48 2688",
  });
  expect(drawn.images[0]?.image).toMatchObject({ width: 50, height: 41 });
  expect(drawn.images[0]?.image.data.length).toBe(50 * 41 * 4);
  expect(ownWarnings(drawn)).toEqual({
    size: "Drawn at 56x48 and resampled to 50x41: this model draws multiples of 8.",
  });
});

test("a hosted name's size far below the model's own is drawn at the model's own", async () => {
  const { engine } = await startEngine();
  const small = asked({ width: 32, height: 32 });
  expect(pipelineRequest(await engine.draw(small, quiet))).toMatchObject({ width: 32 });
  const drawn = await engine.draw({ ...small, askedFor: "dall-e-2" }, quiet);
  expect(pipelineRequest(drawn)).toMatchObject({ width: 64, height: 64 });
  expect(drawn.images[0]?.image).toMatchObject({ width: 32, height: 32 });
  expect(ownWarnings(drawn)).toEqual({
    size: "Drawn at 64x64 and resampled to 32x32: this model draws nothing sensible that small.",
  });
});

test.for([
  ["standard", false],
  ["low", false],
  ["auto", false],
  [undefined, false],
  ["hd", true],
  ["high", true],
  ["max", true],
] as const)("quality %s: the full decoder %s", async ([quality, fullDecoder]) => {
  const { engine } = await startEngine();
  expect(pipelineRequest(await engine.draw(asked({ quality }), quiet))).toMatchObject({ fullDecoder });
});

test("what a diffusion model cannot honour is a warning that names it", async () => {
  const { engine } = await startEngine();
  const generated = await engine.draw(asked({ style: "vivid", options: { strength: 0.5 } }), quiet);
  expect(ownWarnings(generated)).toEqual({
    strength: "A generation has no input to keep, so 'strength' changed nothing.",
    style: "A diffusion model has no style: say it in the prompt.",
  });
  const varied = await engine.draw(
    asked({ task: "vary", prompt: "", initImage: picture(64, 48), options: { negativePrompt: "fog" } }),
    quiet,
  );
  expect(ownWarnings(varied)).toEqual({});
  expect(pipelineRequest(varied)).toMatchObject({ negativePrompt: "fog" });
  expect(varied.images[0]).toMatchObject({ drew: ["a variation of the image"], revisedPrompt: undefined });
  const edited = await engine.draw(
    asked({ task: "edit", initImage: picture(64, 48), referenceImages: [picture(8, 8)] }),
    quiet,
  );
  expect(Object.keys(ownWarnings(edited))).toEqual(["image"]);
});

test("partial images are previews in the size asked for; fewer than wanted is said", async () => {
  const { engine } = await startEngine();
  const partials: PartialImage[] = [];
  const steps: string[] = [];
  const drawn = await engine.draw(asked({ width: 50, partialImages: 3, options: { steps: 2 } }), {
    ...quiet,
    onPartial: (partial) => void partials.push(partial),
    onStep: ({ step, steps: all }) => void steps.push(`${step}/${all}`),
  });
  expect(partials.map(({ partialIndex, image }) => [partialIndex, image.width, image.data.length])).toEqual([
    [0, 50, 50 * 48 * 4],
    [1, 50, 50 * 48 * 4],
  ]);
  expect(steps).toEqual(["0/0", "1/2", "2/2"]);
  expect(ownWarnings(drawn)["partial_images"]).toBe(
    "2 of 3 partial images were sent: there is one between two steps, and the drawing has too few.",
  );
});

test("loading is told as step 0, and only where a model is loaded", async () => {
  const { engine } = await startEngine();
  const steps: number[] = [];
  const watch: DrawWatch = { ...quiet, onStep: ({ step }) => void steps.push(step) };
  await engine.draw(asked(), watch);
  await engine.draw(asked(), watch);
  await engine.unload("fox");
  await engine.draw(asked(), watch);
  expect(steps).toEqual([0, 1, 1, 0, 1]);
});

test("a picture that the model's checker finds unsafe is no picture but an error", async () => {
  const { engine } = await startEngine();
  const unsafe = asked({ prompt: "unsafe", count: 3, seed: 1 });
  await expect(engine.draw(unsafe, quiet)).rejects.toMatchObject({
    status: 400,
    code: "content_policy_violation",
    message:
      "Your request was rejected as a result of our safety system: the model's own safety checker objects to one of the 3 pictures. Another seed or prompt may pass.",
  });
  expect((await engine.draw({ ...unsafe, moderation: "low" }, quiet)).images).toHaveLength(3);
});

test("the server decides whether a request may leave the checker out", async () => {
  const unsafe = asked({ prompt: "unsafe", seed: 0 });
  const always = (await startEngine({ safetyChecker: "always" })).engine;
  await expect(always.draw({ ...unsafe, moderation: "low" }, quiet)).rejects.toMatchObject({ status: 400 });
  const never = (await startEngine({ safetyChecker: "never" })).engine;
  expect((await never.draw(unsafe, quiet)).images).toHaveLength(1);
});

test("a crash is an error of that drawing alone, and says what killed it", async () => {
  const { engine } = await startEngine();
  const outcomes = await Promise.allSettled([
    engine.draw(asked({ prompt: "signal SIGKILL" }), quiet),
    engine.draw(asked(), quiet),
    engine.draw(asked({ prompt: "signal SIGSEGV" }), quiet),
    engine.draw(asked(), quiet),
  ]);
  expect(outcomes).toMatchObject([
    {
      reason: {
        status: 500,
        code: "engine_crashed",
        headers: { "x-should-retry": "false" },
        message:
          "The process that drew with 'fox' ended unexpectedly, most likely because the system ran out of memory. The next request starts it again; ask for a smaller size, or close other programs.",
      },
    },
    { status: "fulfilled" },
    { reason: { code: "engine_crashed", message: expect.not.stringContaining("memory") as string } },
    { status: "fulfilled" },
  ]);
});

test("what goes wrong inside is told without a path, and the log gets the cause", async () => {
  const { engine, models } = await startEngine();
  await expect(engine.draw(asked({ prompt: "throw /secret/path" }), quiet)).rejects.toMatchObject({
    status: 500,
    code: "drawing_failed",
    message: "The model 'fox' could not draw this: The server's log has the cause.",
    cause: { message: "throw /secret/path", cause: { name: "RangeError" } },
  });
  await addFakeModel(models, "broken", { behaviour: "throw" });
  await rm(join(models, "broken", "files", "model.txt"));
  await expect(engine.draw(asked({ model: "broken" }), quiet)).rejects.toMatchObject({ status: 500 });
});

test("a model that does not fit is refused before anything is loaded, by its name and its bytes", async () => {
  const { engine, models } = await startEngine({ memoryLimitMb: 256 });
  await addFakeModel(models, "huge", { weightBytes: 2 ** 30 });
  await expect(engine.draw(asked({ model: "huge" }), quiet)).rejects.toMatchObject({
    status: 503,
    code: "insufficient_memory",
    message: expect.stringContaining(
      "The model 'huge' needs about 1.0 GB of memory, and there is room for 0.3 GB.",
    ) as string,
  });
  await expect(engine.draw(asked({ width: 3840, height: 2160 }), quiet)).rejects.toMatchObject({
    status: 400,
    param: "size",
    message: expect.stringContaining("Invalid size '3840x2160'.") as string,
  });
  expect(engine.loaded()).toEqual([]);
  expect((await engine.draw(asked(), quiet)).images).toHaveLength(1);
});

test("two engines on one store draw side by side", async () => {
  const { engine, models } = await startEngine();
  const other = createDiffusionEngine({ models, idleUnloadMinutes: 5, safetyChecker: "auto", program });
  onTestFinished(() => other.close());
  const [one, two] = await Promise.all([engine.draw(asked(), quiet), other.draw(asked(), quiet)]);
  expect(one.images[0]?.image.data).toEqual(two.images[0]?.image.data);
  await engine.close();
  expect((await other.draw(asked(), quiet)).images).toHaveLength(1);
});

test("a store that is damaged hides no other model", async () => {
  const { engine, models } = await startEngine();
  await addFakeModel(models, "broken");
  await writeFile(join(models, "broken", "manifest.json"), "{");
  expect((await engine.listModels()).map(({ id }) => id)).toEqual(["fox"]);
});

test("closing while a drawing begins ends it", async () => {
  const { engine } = await startEngine();
  const drawing = engine.draw(asked({ prompt: "hang 20000" }), quiet);
  const settled = Promise.allSettled([drawing]);
  await vi.waitFor(() => expect(engine.loaded()).toMatchObject([{ drawing: true }]));
  await engine.close();
  await engine.close();
  expect(await settled).toMatchObject([{ status: "rejected" }]);
  await expect(engine.draw(asked(), quiet)).rejects.toThrow(/closed/);
});
