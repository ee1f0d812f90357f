import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tensor } from "../tensors/tensor.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { temporaryFolder } from "../weights/safetensors.test.fixture.ts";
import { noiseOf } from "./drawn-weights.test.fixture.ts";
import { largestDifference } from "./golden.test.fixture.ts";
import { type LoadedDiffusionModel, loadModel, type LoadOptions } from "./load-model.ts";
import {
  tinyKinds,
  type TinyCheckpointOptions,
  writeTinyCheckpoint,
  writeTinyVae,
} from "./tiny-checkpoint.test.fixture.ts";

const options: LoadOptions = { runtime: testRuntime, threads: 1 };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const written = new Map<string, Promise<string>>();

/** Each checkpoint is written once; a test that changes one copies it first. */
function write(checkpoint: TinyCheckpointOptions): Promise<string> {
  const key = JSON.stringify(checkpoint);
  const directory = join(folder.path, `${checkpoint.kind}-${written.size}`);
  const known = written.get(key) ?? writeTinyCheckpoint(directory, checkpoint).then(() => directory);
  written.set(key, known);
  return known;
}

async function copy(directory: string): Promise<string> {
  const changed = `${directory}-changed`;
  await cp(directory, changed, { recursive: true });
  return changed;
}

const drawn = (name: string, ...dims: number[]): Tensor => ({
  dims,
  data: noiseOf(
    name,
    dims.reduce((product, side) => product * side),
  ),
});

async function readPrompt(
  { textEncoders }: LoadedDiffusionModel,
  text = "a fox",
): Promise<Tensor | undefined> {
  const [encoder] = textEncoders;
  const ids = encoder?.tokenizer.encode(text).ids ?? new Int32Array();
  const read = await encoder?.encode({ dims: [1, ids.length], data: ids }, { skip: 0, finalNorm: true });
  return read?.hidden;
}

/** One step with every input that the network takes. */
async function step({ denoiser }: LoadedDiffusionModel): Promise<Tensor> {
  const width = denoiser.takesTextTime ? 64 : 32;
  return await denoiser.predict({
    sample: drawn("sample", 1, denoiser.inChannels, 8, 8),
    timestep: 500,
    promptEmbeddings: drawn("prompt", 1, 77, width),
    timestepCond: denoiser.timeCondProjDim ? drawn("guidance", 1, denoiser.timeCondProjDim) : undefined,
    textEmbeds: denoiser.takesTextTime ? drawn("pooled", 1, 32) : undefined,
    timeIds: denoiser.takesTextTime ? drawn("ids", 1, 6) : undefined,
    classLabels: denoiser.classEmbedWidth ? drawn("class", 1, denoiser.classEmbedWidth) : undefined,
  });
}

test.each(tinyKinds)("%s loads, and every network of it runs", async (kind) => {
  const directory = await write({ kind });
  const model = await loadModel(directory, options);
  expect(model.openNetworks()).toEqual([]);
  const predicted = await step(model);
  expect(predicted.dims).toEqual([1, 4, 8, 8]);
  expect(predicted.data.every(Number.isFinite)).toBe(true);
  expect(model.openNetworks()).toEqual(["unet"]);

  for (const vae of [model.vae, model.tinyVae]) {
    const { mean, logvar } = (await vae?.encode(drawn("image", 1, 3, 64, 64))) ?? {};
    expect(mean?.dims).toEqual([1, 4, 8, 8]);
    expect(logvar?.dims).toEqual(vae === model.tinyVae ? undefined : [1, 4, 8, 8]);
    expect((await vae?.decode(drawn("latents", 1, 4, 8, 8)))?.dims).toEqual([1, 3, 64, 64]);
  }
  for (const encoder of model.textEncoders) {
    const ids = { dims: [1, 77], data: encoder.tokenizer.encode("a fox under a full moon").ids };
    const { hidden } = await encoder.encode(ids, { skip: 1, finalNorm: false });
    expect(hidden.dims).toEqual([1, 77, 32]);
  }
  const { imageEncoder, imageNoising } = model;
  expect((await imageEncoder?.encode(drawn("pixels", 1, 3, 32, 32)))?.dims).toEqual(imageEncoder && [1, 32]);
  expect(imageNoising?.deviation.length).toBe(kind === "unclip" ? 32 : undefined);
  await model.release();
  expect(model.openNetworks()).toEqual([]);
});

test("what the model is to a pipeline stands in its configurations", async () => {
  const inpainting = await loadModel(await write({ kind: "inpainting" }), options);
  expect(inpainting.denoiser).toMatchObject({
    inChannels: 9,
    outChannels: 4,
    sampleSize: 8,
    takesTextTime: false,
  });
  expect(inpainting.schedulerConfig).toMatchObject({ _class_name: "PNDMScheduler", steps_offset: 1 });
  expect(inpainting.vae).toMatchObject({ scalingFactor: 0.18215, shiftFactor: 0, latentChannels: 4 });
  const sdxl = await loadModel(await write({ kind: "sdxl" }), options);
  expect(sdxl).toMatchObject({ kind: "stable-diffusion-xl", forceZerosForEmptyPrompt: true });
  expect(sdxl.textEncoders.length).toBe(2);
  const unclip = await loadModel(await write({ kind: "unclip" }), options);
  expect(unclip).toMatchObject({
    kind: "unclip",
    imageNoising: { schedulerConfig: { beta_schedule: "squaredcos_cap_v2" } },
  });
  expect(unclip.imageEncoder).toMatchObject({ imageSize: 32, mean: [0.48145466, 0.4578275, 0.40821073] });
});

test("a second encoder gives the pooled embedding, the first one does not", async () => {
  const model = await loadModel(await write({ kind: "sdxl" }), options);
  const { textEncoders } = model;
  const ids = { dims: [1, 77], data: textEncoders[0]?.tokenizer.encode("a fox").ids ?? new Int32Array() };
  const [first, second] = await Promise.all(
    textEncoders.map((encoder) => encoder.encode(ids, { skip: 1, finalNorm: false })),
  );
  expect([first?.pooled, second?.pooled?.dims]).toEqual([undefined, [1, 32]]);
  await model.release();
});

test.each([
  { written: "old names", as: { oldNames: true }, apart: 0 },
  { written: "several files with an index", as: { shards: 3 }, apart: 0 },
  { written: "16 bits", as: { type: "F16", variant: true }, apart: 5e-3 },
  { written: "16 bits in several files", as: { type: "F16", variant: true, shards: 2 }, apart: 5e-3 },
  { written: "the other 16 bits", as: { type: "BF16" }, apart: 0.1 },
] as const)("$written hold the same checkpoint", async ({ as, apart }) => {
  const [usual, other] = await Promise.all(
    [{}, as].map(async (written) => await loadModel(await write({ kind: "sd15", ...written }), options)),
  );
  if (!usual || !other) throw new Error("two models");
  const pairs = [
    [await step(usual), await step(other)],
    [await readPrompt(usual), await readPrompt(other)],
    [
      await usual.vae.decode(drawn("latents", 1, 4, 8, 8)),
      await other.vae.decode(drawn("latents", 1, 4, 8, 8)),
    ],
  ];
  for (const [a, b] of pairs) expect(largestDifference(a, b)).toBeLessThanOrEqual(apart);
  await usual.release();
  await other.release();
});

test("32-bit weights are taken where both are there", async () => {
  const directory = await copy(await write({ kind: "turbo" }));
  const half = await write({ kind: "turbo", type: "F16", variant: true });
  const name = "diffusion_pytorch_model.fp16.safetensors";
  await cp(join(half, "unet", name), join(directory, "unet", name));
  const [both, whole] = await Promise.all(
    [directory, await write({ kind: "turbo" })].map((at) => loadModel(at, options)),
  );
  if (!both || !whole) throw new Error("two models");
  expect(largestDifference(await step(both), await step(whole))).toBe(0);
  await both.release();
  await whole.release();
});

test("text encoders leave the memory before the first step where that was asked for, and come back", async () => {
  const directory = await write({ kind: "sdxl" });
  const model = await loadModel(directory, { ...options, releaseTextEncoders: true });
  const before = await readPrompt(model);
  expect(model.openNetworks()).toEqual(["text_encoder"]);
  await step(model);
  expect(model.openNetworks()).toEqual(["unet"]);
  expect(await readPrompt(model)).toEqual(before);
  await model.release();

  const keeping = await loadModel(directory, options);
  await readPrompt(keeping);
  await step(keeping);
  expect(keeping.openNetworks()).toEqual(["text_encoder", "unet"]);
  await keeping.release();
});

test("the denoiser is opened before its first step by who asks for it, when the text encoders have left", async () => {
  const model = await loadModel(await write({ kind: "turbo" }), { ...options, releaseTextEncoders: true });
  await readPrompt(model);
  await model.denoiser.open?.();
  expect(model.openNetworks()).toEqual(["unet"]);
  await model.release();
});

test("a model that was released is opened again when it is used again", async () => {
  const model = await loadModel(await write({ kind: "turbo" }), options);
  const first = await step(model);
  await model.release();
  expect(await step(model)).toEqual(first);
  await model.release();
});

test("the tiny decoder may lie elsewhere, or be the checkpoint's own VAE, or be missing", async () => {
  const plain = await write({ kind: "turbo", tinyVae: false });
  const none = await loadModel(plain, options);
  expect(none.tinyVae).toBeUndefined();
  const elsewhere = join(folder.path, "tiny-decoder");
  await writeTinyVae(elsewhere);
  const given = await loadModel(plain, { ...options, tinyVaeDirectory: elsewhere });
  expect(given.tinyVae).toMatchObject({ scalingFactor: 1, latentChannels: 4 });
  const own = await loadModel(await write({ kind: "sdxs", tinyVae: false }), options);
  expect(own.tinyVae).toBe(own.vae);
});

test.each([
  { safety: "passes", unsafe: [false, false] },
  { safety: "refuses", unsafe: [true, true] },
] as const)("a checker that $safety says so of each picture", async ({ safety, unsafe }) => {
  const model = await loadModel(await write({ kind: "sd15", safety }), options);
  expect(model.safetyChecker?.encoder).toMatchObject({ imageSize: 32 });
  expect(await model.safetyChecker?.check(drawn("pixels", 2, 3, 32, 32))).toEqual(unsafe);
  await model.release();
});

test("a checker that was left out of the folder is not there", async () => {
  const directory = await copy(await write({ kind: "sd15" }));
  await rm(join(directory, "safety_checker"), { recursive: true });
  expect((await loadModel(directory, options)).safetyChecker).toBeUndefined();
  expect(
    (await loadModel(await write({ kind: "sd15", safety: "absent" }), options)).safetyChecker,
  ).toBeUndefined();
});

test("more layers cannot be left out than the text encoder has", async () => {
  const model = await loadModel(await write({ kind: "turbo" }), options);
  const [encoder] = model.textEncoders;
  const ids = { dims: [1, 77], data: new Int32Array(77) };
  await expect(encoder?.encode(ids, { skip: 12, finalNorm: true })).rejects.toThrow(
    /^clip_skip leaves out 12 layers of this model's text_encoder, which has \d: ask for less\.$/,
  );
  await model.release();
});
