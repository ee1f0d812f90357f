import { expect, test } from "vitest";
import type { DenoiserInput } from "./diffusion-model.ts";
import { draw, edit } from "./draw.test.fixture.ts";
import {
  fakeDenoiser,
  fakeModel,
  fakeTextEncoder,
  fakeVae,
  listen,
  predictByFormula,
} from "./fake-model.test.fixture.ts";
import { NonFiniteError, PipelineError, UnsafePictureError } from "./pipeline-error.ts";
import type { PipelineRequest } from "./pipeline-request.ts";

/** A model that keeps what its denoiser was given. */
function attentiveModel(fields: Parameters<typeof fakeModel>[0] = {}) {
  const calls: DenoiserInput[] = [];
  const denoiser = fakeDenoiser({
    ...fields.denoiser,
    predict: async (input) => {
      calls.push(input);
      return predictByFormula(input);
    },
  });
  return { calls, model: fakeModel({ ...fields, denoiser }) };
}

test("a picture is the same alone and among others", async () => {
  const model = fakeModel({ schedulerConfig: { _class_name: "EulerAncestralDiscreteScheduler" } });
  const together = await draw(model, { steps: 3, guidanceScale: 0, seeds: [1, 2, 3] });
  const alone = await draw(model, { steps: 3, guidanceScale: 0, seeds: [2] });
  expect(together.images).toHaveLength(3);
  expect(together.images[1]).toEqual(alone.images[0]);
  expect(together.images[0]).not.toEqual(together.images[1]);
});

test("guidance sends what to avoid first, and goes beyond what to follow", async () => {
  const { calls, model } = attentiveModel();
  await draw(model, { steps: 1, guidanceScale: 3, prompt: "1234567", negativePrompt: "12" });
  expect(calls[0]?.sample.dims).toEqual([2, 4, 8, 8]);
  const embeddings = calls[0]?.promptEmbeddings;
  expect(embeddings?.dims).toEqual([2, 77, 2]);
  expect([embeddings?.data[0], embeddings?.data[154]]).toEqual([Math.fround(0.2), Math.fround(0.7)]);
});

test.each([0, 1])(
  "a guidance scale of %i asks the denoiser once, and an unused negative prompt is told",
  async (scale) => {
    const { calls, model } = attentiveModel();
    const { warnings } = await draw(model, { steps: 1, guidanceScale: scale, negativePrompt: "rain" });
    expect(calls[0]?.sample.dims).toEqual([1, 4, 8, 8]);
    expect(warnings).toEqual([expect.objectContaining({ option: "negative_prompt" })]);
  },
);

test("clip_skip leaves out layers for the prompt, not for what to avoid, as diffusers does", async () => {
  const { calls, model } = attentiveModel();
  await draw(model, { steps: 1, guidanceScale: 3, prompt: "", clipSkip: 2 });
  expect([calls[0]?.promptEmbeddings.data[0], calls[0]?.promptEmbeddings.data[154]]).toEqual([0, 2]);
});

test("a network distilled with guidance gets the scale as sines and cosines, and no second row", async () => {
  const { calls, model } = attentiveModel({
    denoiser: fakeDenoiser({ timeCondProjDim: 8 }),
    schedulerConfig: { _class_name: "LCMScheduler" },
  });
  const { used } = await draw(model);
  expect(used).toMatchObject({ steps: 4, scheduler: "lcm", guidanceScale: 8.5 });
  expect(calls).toHaveLength(4);
  expect(calls[0]?.timestepCond?.dims).toEqual([1, 8]);
  expect(calls[0]?.timestepCond?.data[0]).toBeCloseTo(Math.sin(7500), 3);
  expect(calls[0]?.sample.dims[0]).toBe(1);
});

test("SDXL gets both encoders side by side, the pooled embedding and the size of the picture", async () => {
  const { calls, model } = attentiveModel({
    kind: "stable-diffusion-xl",
    textEncoders: [fakeTextEncoder(), fakeTextEncoder()],
    forceZerosForEmptyPrompt: true,
  });
  await draw(model, { steps: 1, guidanceScale: 5, prompt: "1234", width: 96, height: 64 });
  const [call] = calls;
  expect(call?.promptEmbeddings.dims).toEqual([2, 77, 4]);
  // No negative prompt: zeros. The last layer but one: one is skipped.
  expect([call?.promptEmbeddings.data[0], call?.promptEmbeddings.data[77 * 4]]).toEqual([
    0,
    Math.fround(1.4),
  ]);
  expect(call?.textEmbeds).toEqual({ dims: [2, 3], data: Float32Array.of(0, 0, 0, 1, 1, 1) });
  expect(Array.from(call?.timeIds?.data ?? [])).toEqual([64, 96, 0, 0, 64, 96, 64, 96, 0, 0, 64, 96]);
});

test("the tiny decoder draws the picture too, unless the full one is asked for", async () => {
  const white = { dims: [1, 3, 64, 64], data: new Float32Array(3 * 64 * 64).fill(1) };
  const model = fakeModel({ tinyVae: fakeVae({ decode: async () => white }) });
  const [quick, full] = [
    await draw(model, { steps: 1, fullDecoder: false }),
    await draw(model, { steps: 1 }),
  ];
  expect(quick.images[0]?.data.every((value) => value === 255)).toBe(true);
  expect(full.images[0]?.data.every((value) => value === 255)).toBe(false);
});

test("an abort between steps ends the drawing before the denoiser is asked again", async () => {
  const heard = listen();
  const { calls, model } = attentiveModel();
  heard.watch.onStep = ({ step }) => {
    if (step === 2) heard.abort.abort(new Error("enough"));
  };
  await expect(draw(model, { steps: 9 }, heard)).rejects.toThrow("enough");
  expect(calls).toHaveLength(2);
});

test("a drawing that is aborted before it begins asks no network", async () => {
  const heard = listen();
  heard.abort.abort(new Error("too late"));
  const { calls, model } = attentiveModel();
  await expect(draw(model, {}, heard)).rejects.toThrow("too late");
  expect(calls).toHaveLength(0);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  "%f from the denoiser is an error that names the step",
  async (value) => {
    let asked = 0;
    const denoiser = fakeDenoiser({
      predict: async (input) => {
        asked += 1;
        const predicted = predictByFormula(input);
        if (asked === 3) predicted.data[17] = value;
        return predicted;
      },
    });
    const drawing = draw(fakeModel({ denoiser }), { steps: 5, guidanceScale: 0 });
    await expect(drawing).rejects.toThrow("came from the denoiser at step 3 of 5");
    await expect(drawing).rejects.toBeInstanceOf(NonFiniteError);
  },
);

test("a value that is not a number is found in texts, encoded pictures and decoded ones too", async () => {
  const nothing = async () => ({
    dims: [1, 3, 64, 64],
    data: new Float32Array(3 * 64 * 64).fill(Number.NaN),
  });
  const hidden = { dims: [1, 77, 2], data: new Float32Array(154).fill(Number.NaN) };
  const deaf = fakeModel({ textEncoders: [fakeTextEncoder({ encode: async () => ({ hidden }) })] });
  await expect(draw(deaf)).rejects.toThrow("came from the text encoder");
  const blind = fakeModel({ vae: fakeVae({ decode: nothing }) });
  await expect(draw(blind, { steps: 1 })).rejects.toThrow("came from the VAE's decoder");
  const mute = fakeModel({ vae: fakeVae({ encode: async () => ({ mean: await nothing() }) }) });
  await expect(draw(mute, edit)).rejects.toThrow("came from the VAE's encoder");
  const certain = fakeVae();
  const unsure = fakeModel({
    vae: fakeVae({
      encode: async (image) => ({ ...(await certain.encode(image)), logvar: await nothing() }),
    }),
  });
  await expect(draw(unsure, edit)).rejects.toThrow("came from the VAE's encoder");
});

test("what of the prompt did not fit is told once, however many pictures there are", async () => {
  const { warnings } = await draw(fakeModel(), {
    steps: 1,
    seeds: [1, 2],
    prompt: "x".repeat(100) + "the rest",
  });
  expect(warnings).toEqual([
    { option: "prompt", message: 'Only 77 tokens fit; left out at the end: "the rest".' },
  ]);
});

test("what did not fit is quoted in whole characters", async () => {
  const foxes = (count: number) => "🦊".repeat(count);
  const { warnings } = await draw(fakeModel(), {
    steps: 1,
    prompt: `${"x".repeat(100)}\uFFFD\uFFFD${foxes(201)}`,
  });
  expect(warnings).toMatchObject([{ message: `Only 77 tokens fit; left out at the end: "${foxes(200)}".` }]);
});

test.each([
  { strength: 1, initImage: undefined },
  { strength: 0.6, initImage: { width: 32, height: 64, data: new Uint8Array(32 * 64 * 4) } },
])("an edit without a picture, or with one of another size, is refused", async ({ initImage }) => {
  await expect(draw(fakeModel(), { ...edit, initImage })).rejects.toThrow(PipelineError);
});

test("the checker is asked where it was wanted, and its refusal is an error of its own", async () => {
  const seen: number[][] = [];
  const safetyChecker = (unsafe: boolean) => ({
    encoder: { imageSize: 16, mean: [0, 0, 0] as const, deviation: [1, 1, 1] as const },
    check: async ({ dims }: { dims: readonly number[] }) => {
      seen.push([...dims]);
      return [unsafe];
    },
  });
  await draw(fakeModel({ safetyChecker: safetyChecker(true) }), { steps: 1 });
  expect(seen).toEqual([]);
  await draw(fakeModel({ safetyChecker: safetyChecker(false) }), {
    steps: 1,
    seeds: [1, 2],
    checkSafety: true,
  });
  expect(seen).toEqual([
    [1, 3, 16, 16],
    [1, 3, 16, 16],
  ]);
  const refused = draw(fakeModel({ safetyChecker: safetyChecker(true) }), { steps: 1, checkSafety: true });
  await expect(refused).rejects.toBeInstanceOf(UnsafePictureError);
});

test("a check that is wanted where there is no checker is told", async () => {
  const { warnings } = await draw(fakeModel(), { steps: 1, checkSafety: true });
  expect(warnings).toEqual([expect.objectContaining({ option: "safety" })]);
});

test("a scheduler that is asked for draws, and one that is not there is an error", async () => {
  expect((await draw(fakeModel(), { steps: 2, scheduler: "unipc" })).used.scheduler).toBe("unipc");
  await expect(draw(fakeModel(), { scheduler: "k_euler" })).rejects.toThrow("There is no scheduler");
});

test("an inpainting checkpoint says what it needs where there is no mask", async () => {
  const model = fakeModel({ denoiser: fakeDenoiser({ inChannels: 9 }) });
  await expect(draw(model)).rejects.toThrow("send a picture and a mask");
  await expect(draw(model, edit)).rejects.toThrow("send a picture and a mask");
});

test("a checkpoint that draws variations refuses anything else, and tells what it did not use", async () => {
  const imageEncoder = {
    imageSize: 16,
    mean: [0, 0, 0] as const,
    deviation: [1, 1, 1] as const,
    encode: async () => ({ dims: [1, 3], data: Float32Array.of(1, 2, 3) }),
  };
  const { calls, model } = attentiveModel({ kind: "image-variation", textEncoders: [], imageEncoder });
  await expect(draw(model)).rejects.toThrow("draws variations of a picture and nothing else");
  await expect(draw(model, edit)).rejects.toThrow("draws variations of a picture and nothing else");
  const vary: Partial<PipelineRequest> = {
    ...edit,
    task: "vary",
    prompt: "a hat",
    strength: 0.5,
    clipSkip: 1,
  };
  const { warnings } = await draw(model, { ...vary, negativePrompt: "rain", steps: 1, guidanceScale: 3 });
  expect(warnings.map(({ option }) => option).toSorted()).toEqual([
    "clip_skip",
    "negative_prompt",
    "prompt",
    "strength",
  ]);
  expect(calls[0]?.promptEmbeddings).toEqual({ dims: [2, 1, 3], data: Float32Array.of(0, 0, 0, 1, 2, 3) });
});
