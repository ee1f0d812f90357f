import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schedulerNames } from "@pinhole/contract";
import { expect, onTestFinished, test, vi } from "vitest";
import { createDiffusionEngine } from "./diffusion.ts";
import { asked, ownWarnings, program, quiet, startEngine } from "./diffusion-engine.test.fixture.ts";
import type { DrawWatch, PartialImage } from "./engine.ts";
import { addFakeModel } from "./store-folder.test.fixture.ts";

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

test("the scheduler names of the contract are those of the diffusion package", async () => {
  const { schedulerNames: own } = await import("@pinhole/diffusion");
  expect([...own].toSorted()).toEqual([...schedulerNames].toSorted());
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
    message: "The model 'fox' could not draw this: the server's log has the cause.",
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
