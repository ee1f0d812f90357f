import { expect, test } from "vitest";
import { engineContract } from "./engine.contract.ts";
import { createSketchEngine } from "./sketch.ts";

engineContract("sketch", () => createSketchEngine({ threads: 2 }));

test("the built-in engine says that it is procedural and no AI model", async () => {
  const [model] = await createSketchEngine({ threads: 1 }).listModels();
  expect(model?.displayName).toBe("Sketch (built-in, procedural, no AI model)");
  expect(model?.provenance.digitalSourceType).toMatch(/algorithmicMedia$/);
});

test("closing an engine that never drew settles", async () => {
  await expect(createSketchEngine({ threads: 1 }).close()).resolves.toBeUndefined();
});

test("a negative prompt takes things out of the picture", async () => {
  const engine = createSketchEngine({ threads: 1 });
  const request = {
    task: "generate",
    model: "sketch",
    prompt: "a fox and a house with clouds",
    width: 64,
    height: 64,
    count: 1,
    seed: 1,
    referenceImages: [],
    background: "auto",
    partialImages: 0,
  } as const;
  const watch = { signal: new AbortController().signal, onPartial: () => {} };
  const [image] = (
    await engine.draw(
      { ...request, referenceImages: [], options: { negativePrompt: "clouds, house" } },
      watch,
    )
  ).images;
  expect(image?.drew).toContain("1 fox");
  expect(image?.drew.some((thing) => /house|cloud/.test(thing))).toBe(false);
  await engine.close();
});
