import { expect, test } from "vitest";
import {
  asked,
  ownWarnings,
  picture,
  pipelineRequest,
  quiet,
  startEngine,
} from "./diffusion-engine.test.fixture.ts";
import { addFakeModel } from "./store-folder.test.fixture.ts";

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
