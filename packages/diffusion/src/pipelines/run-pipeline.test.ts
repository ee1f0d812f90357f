import { expect, onTestFinished, test, vi } from "vitest";
import type { DenoiserInput } from "./diffusion-model.ts";
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
import { runPipeline } from "./run-pipeline.ts";
import { requestOf, startMask, startPicture } from "./start-picture.test.fixture.ts";

const edit: Partial<PipelineRequest> = { task: "edit", initImage: startPicture(64, 64), steps: 4 };
const turbo = {
  _class_name: "EulerDiscreteScheduler",
  timestep_spacing: "trailing",
  beta_schedule: "scaled_linear",
};

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

const draw = (model: ReturnType<typeof fakeModel>, fields: Partial<PipelineRequest> = {}, heard = listen()) =>
  runPipeline(model, requestOf(fields), heard.watch);

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

test("steps are told with their number over all pictures", async () => {
  const heard = listen();
  await draw(fakeModel(), { steps: 2, seeds: [1, 2] }, heard);
  expect(heard.steps).toEqual(["1/4", "2/4", "3/4", "4/4"]);
});

test("the seconds of a step are the step's alone: no reading, opening, encoding, decoding or showing", async () => {
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  onTestFinished(() => void vi.restoreAllMocks());
  const after = async <Result>(milliseconds: number, work: () => Promise<Result>) => {
    clock += milliseconds;
    return await work();
  };
  const [text, vae, slow] = [fakeTextEncoder(), fakeVae(), 1e6];
  const slowVae = fakeVae({
    encode: async (image) => await after(slow, async () => await vae.encode(image)),
    decode: async (latents) => await after(slow, async () => await vae.decode(latents)),
  });
  const model = fakeModel({
    textEncoders: [
      fakeTextEncoder({
        encode: async (...given) => await after(slow, async () => await text.encode(...given)),
      }),
    ],
    denoiser: fakeDenoiser({
      open: async () => await after(slow, async () => {}),
      predict: async (input) => await after(250, async () => predictByFormula(input)),
    }),
    vae: slowVae,
    tinyVae: slowVae,
  });
  const heard = listen();
  const told: number[] = [];
  heard.watch.onStep = ({ seconds }) => told.push(seconds);
  await draw(model, { ...edit, steps: 3, seeds: [1, 2], previews: 2 }, heard);
  expect(heard.previews).not.toEqual([]);
  expect(told).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("previews are spread over the steps, one series for each picture, and never the last step", async () => {
  const heard = listen();
  await draw(fakeModel(), { steps: 8, seeds: [1, 2], previews: 3 }, heard);
  expect(heard.previews.map(({ pictureIndex, previewIndex }) => [pictureIndex, previewIndex])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(heard.previews[0]?.image).toMatchObject({ width: 64, height: 64 });
});

test("a preview is what the tiny decoder makes of the clean latents", async () => {
  const heard = listen();
  const grey = { dims: [1, 3, 64, 64], data: new Float32Array(3 * 64 * 64) };
  const tinyVae = fakeVae({ scalingFactor: 1, decode: async () => grey });
  await draw(fakeModel({ tinyVae }), { steps: 4, previews: 1, fullDecoder: true }, heard);
  expect(heard.previews).toHaveLength(1);
  expect(Array.from(heard.previews[0]?.image.data.slice(0, 4) ?? [])).toEqual([128, 128, 128, 255]);
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

test("too little strength for the steps is an error that says how many are enough", async () => {
  const model = fakeModel({ schedulerConfig: turbo });
  await expect(draw(model, { ...edit, steps: 1, strength: 0.5 })).rejects.toThrow(
    "1 step at strength 0.5: too little strength to leave any to draw with. Ask for 2 steps or more, or for more strength.",
  );
  await expect(draw(model, { ...edit, steps: 500, strength: 0.0001 })).rejects.toThrow(
    "500 steps at strength 0.0001: too little strength to leave any to draw with. Ask for more strength.",
  );
});

test.each([undefined, 1, 20])("strength 0 with %s steps is an error that asks for more", async (steps) => {
  const asked = { ...edit, steps, strength: 0 };
  await expect(draw(fakeModel(), asked)).rejects.toThrow("At strength 0 nothing is drawn: ask for more.");
});

test.each([1 / 3, 1 / 49, 0.29, 0.011, 0.001])(
  "without steps asked for, strength %d always leaves one to draw with",
  async (strength) => {
    for (const schedulerConfig of [turbo, fakeModel().schedulerConfig]) {
      const heard = listen();
      await draw(fakeModel({ schedulerConfig }), { ...edit, steps: undefined, strength }, heard);
      expect(heard.steps.length).toBeGreaterThan(0);
    }
  },
);

test.each([
  { strength: 1, steps: 4 },
  { strength: 0.1, steps: 4 },
  { strength: 0.05, steps: 2 },
])("lcm takes $steps steps at strength $strength: it spaces them over what is left", async (row) => {
  const heard = listen();
  const model = fakeModel({ schedulerConfig: { _class_name: "LCMScheduler" } });
  const { used } = await draw(model, { ...edit, steps: undefined, strength: row.strength }, heard);
  expect([used.steps, heard.steps.length]).toEqual([row.steps, row.steps]);
});

test("without steps asked for, a turbo model takes one for a picture and enough for an edit", async () => {
  const model = fakeModel({ schedulerConfig: turbo });
  const steps = async (fields: Partial<PipelineRequest>) =>
    (await draw(model, { ...fields, steps: undefined })).used.steps;
  expect(await steps({})).toBe(1);
  expect(await steps({ ...edit, strength: 0.3 })).toBe(4);
  expect(await steps({ ...edit, strength: 0.5 })).toBe(2);
  expect(await steps({ ...edit, strength: 0.8 })).toBe(4);
  expect(await steps({ ...edit, strength: 0.01 })).toBe(100);
  expect(await steps({ ...edit, task: "vary", prompt: "" })).toBe(2);
  expect(await steps({ ...edit, mask: startMask(64, 64) })).toBe(4);
});

test("less strength stays nearer to the picture", async () => {
  const start = startPicture(64, 64);
  const model = fakeModel();
  const distance = async (strength: number) => {
    const { images } = await draw(model, { ...edit, steps: 10, strength, guidanceScale: 0 });
    return (images[0]?.data ?? new Uint8Array()).reduce(
      (sum, value, at) => sum + Math.abs(value - (start.data[at] ?? 0)),
      0,
    );
  };
  const [near, middle, far] = [await distance(0.1), await distance(0.5), await distance(0.9)];
  expect(near).toBeLessThan(middle);
  expect(middle).toBeLessThan(far);
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
