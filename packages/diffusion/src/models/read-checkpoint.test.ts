import { cp, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { temporaryFolder } from "../weights/safetensors.test.fixture.ts";
import { type LoadOptions, loadModel } from "./load-model.ts";
import { readCheckpoint } from "./read-checkpoint.ts";
import { type TinyKind, writeTinyCheckpoint } from "./tiny-checkpoint.test.fixture.ts";

const wayOut = "Pull the model again, or import a complete folder in the layout of diffusers.";
const options: LoadOptions = { runtime: testRuntime, threads: 1 };
const kinds: TinyKind[] = ["sd15", "sdxl", "unclip", "image-variation"];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const kind of kinds) await writeTinyCheckpoint(join(folder.path, kind), { kind });
});
afterAll(() => folder[Symbol.asyncDispose]());

let copies = 0;
/** A whole checkpoint that a test may break. */
async function copyOf(kind: TinyKind): Promise<string> {
  copies += 1;
  const directory = join(folder.path, `broken-${copies}`);
  await cp(join(folder.path, kind), directory, { recursive: true });
  return directory;
}

/** What loading comes to; no message may show where the checkpoint lies. */
async function trouble(directory: string): Promise<string> {
  const error: unknown = await loadModel(directory, options).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) return "nothing wrong";
  expect(error.message).not.toContain(folder.path);
  expect(error.name).toBe("CheckpointError");
  return error.message.replace(` ${wayOut}`, "");
}

async function change(directory: string, place: string, fields: object): Promise<void> {
  const path = join(directory, place);
  const file: unknown = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify(Object.assign({}, file, fields)));
}

test.each([
  ["sd15", "model_index.json", "model_index.json: is missing."],
  ["sd15", "unet/config.json", "unet/config.json: is missing."],
  ["sd15", "vae/config.json", "vae/config.json: is missing."],
  ["sd15", "text_encoder/config.json", "text_encoder/config.json: is missing."],
  ["sd15", "scheduler/scheduler_config.json", "scheduler/scheduler_config.json: is missing."],
  ["sd15", "safety_checker/config.json", "safety_checker/config.json: is missing."],
  [
    "sd15",
    "feature_extractor/preprocessor_config.json",
    "feature_extractor/preprocessor_config.json: is missing.",
  ],
  ["unclip", "image_encoder/config.json", "image_encoder/config.json: is missing."],
  ["unclip", "image_normalizer/config.json", "image_normalizer/config.json: is missing."],
  [
    "unclip",
    "image_noising_scheduler/scheduler_config.json",
    "image_noising_scheduler/scheduler_config.json: is missing.",
  ],
  ["sdxl", "text_encoder_2", "text_encoder_2/config.json: is missing."],
  ["sd15", "unet/diffusion_pytorch_model.safetensors", "unet: unet has no weights"],
  ["sd15", "text_encoder/model.safetensors", "text_encoder: text_encoder has no weights"],
  ["sd15", "taesd/diffusion_pytorch_model.safetensors", "taesd: taesd has no weights"],
  [
    "unclip",
    "image_normalizer/diffusion_pytorch_model.safetensors",
    "image_normalizer: image_normalizer has no",
  ],
  [
    "sdxl",
    "tokenizer_2/vocab.json",
    "tokenizer_2: The tokenizer needs tokenizer.json, or vocab.json and merges.txt",
  ],
] as const)("%s without %s is refused by that name", async (kind, place, message) => {
  const directory = await copyOf(kind);
  await rm(join(directory, place), { recursive: true });
  expect(await trouble(directory)).toContain(message);
});

test("a tiny decoder that is gone or broken is told as that, wherever it lies", async () => {
  const elsewhere = join(folder.path, "3f2a");
  const load = () => loadModel(join(folder.path, "sd15"), { ...options, tinyVaeDirectory: elsewhere });
  await expect(load()).rejects.toThrow("taesd: the model's folder is gone: it was removed, or its disk is.");
  await cp(join(folder.path, "sd15/taesd"), elsewhere, { recursive: true });
  await truncate(join(elsewhere, "diffusion_pytorch_model.safetensors"), 5000);
  await expect(load()).rejects.toThrow(/^taesd: diffusion_pytorch_model\.safetensors is cut off/);
  await rm(join(elsewhere, "config.json"));
  await expect(load()).rejects.toThrow("taesd/config.json: is missing.");
});

test("a folder that is gone is told as that", async () => {
  expect(await trouble(join(folder.path, "gone"))).toBe(
    "the model's folder is gone: it was removed, or its disk is.",
  );
});

test.each([
  [
    { _class_name: "FluxPipeline" },
    "_class_name is FluxPipeline; what can be drawn with is StableDiffusionPipeline, ",
  ],
  [{ _class_name: undefined }, "_class_name is missing; what can be drawn with is StableDiffusionPipeline, "],
  [{ _class_name: ["a"] }, "_class_name is missing; what"],
  [{ _class_name: "<b>x</b>../../etc" }, "_class_name is bxbetc; what"],
  [
    { unet: ["diffusers", "UNet3DConditionModel"] },
    "unet is a UNet3DConditionModel; built here is UNet2DConditionModel.",
  ],
  [{ unet: ["pipeline", "MyUNet\n/etc/passwd"] }, "unet is a MyUNetetcpasswd; built here is"],
  [{ unet: [null, null] }, "unet is missing, which StableDiffusionPipeline cannot do without."],
  [
    { vae: ["diffusers", "AutoencoderKLWan"] },
    "vae is a AutoencoderKLWan; built here is AutoencoderKL, AutoencoderTiny.",
  ],
  [
    { text_encoder: ["transformers", "T5EncoderModel"] },
    "text_encoder is a T5EncoderModel; built here is CLIPTextModel",
  ],
  [{ tokenizer: "CLIPTokenizer" }, "tokenizer is not a pair of library and class."],
  [{ vae: ["diffusers", 7] }, "vae is a nameless class; built here is"],
])("a model_index.json with %o is refused", async (fields, message) => {
  const directory = await copyOf("sd15");
  await change(directory, "model_index.json", fields);
  expect(await trouble(directory)).toContain(`model_index.json: ${message}`);
});

test.each([
  [
    "sd15",
    "unet/config.json",
    { cross_attention_dim: 64 },
    "unet/config.json: cross_attention_dim is 64, but what it looks at is 32 wide.",
  ],
  [
    "sd15",
    "unet/config.json",
    { in_channels: 5 },
    "unet/config.json: in_channels is 5; a StableDiffusionPipeline can be drawn with 4 or 9.",
  ],
  [
    "sd15",
    "unet/config.json",
    { out_channels: 8 },
    "unet/config.json: out_channels is 8, but the VAE has 4 channels.",
  ],
  ["sd15", "taesd/config.json", { latent_channels: 16 }, "taesd: has 16 channels, but the VAE has 4."],
  [
    "sdxl",
    "unet/config.json",
    { addition_embed_type: null },
    "unet/config.json: addition_embed_type does not fit a StableDiffusionXLPipeline.",
  ],
  [
    "unclip",
    "image_normalizer/config.json",
    { embedding_dim: 16 },
    "unet/config.json: class_embed_type does not fit a StableUnCLIPImg2ImgPipeline.",
  ],
  [
    "image-variation",
    "image_encoder/config.json",
    { projection_dim: 16 },
    "unet/config.json: cross_attention_dim is 32, but what it looks at is 16 wide.",
  ],
  [
    "sd15",
    "text_encoder/config.json",
    { vocab_size: 999 },
    "tokenizer: has ids up to 999, but text_encoder knows 999 tokens.",
  ],
] as const)("%s with %s of %o does not fit together", async (kind, place, fields, message) => {
  const directory = await copyOf(kind);
  await change(directory, place, fields);
  expect(await trouble(directory)).toBe(message);
});

test.each([
  [
    "unet/config.json",
    { layers_per_block: 1 },
    "unet: up_blocks.0.resnets.1.norm1.weight is 128 in the file, but the configuration makes it 96.",
  ],
  ["unet/config.json", { layers_per_block: 3 }, "unet: the weights have no down_blocks.0.resnets.2"],
  [
    "vae/config.json",
    { use_quant_conv: false },
    "vae: the configuration has no place for these weights of the file: quant_conv",
  ],
  [
    "text_encoder/config.json",
    { intermediate_size: 128 },
    "text_encoder: encoder.layers.0.mlp.fc1.weight is 64 x 32 in the file, but the configuration makes it 128 x 32",
  ],
  [
    "safety_checker/config.json",
    { projection_dim: 16 },
    "safety_checker: visual_projection.weight is 32 x 48 in the file",
  ],
] as const)("weights that are not those of %s with %o are named", async (place, fields, message) => {
  const directory = await copyOf("sd15");
  await change(directory, place, fields);
  expect(await trouble(directory)).toContain(message);
});

test("weights that are cut off, or no weights at all, are named by component and file", async () => {
  const directory = await copyOf("sd15");
  const path = join(directory, "unet/diffusion_pytorch_model.safetensors");
  await truncate(path, 100_000);
  expect(await trouble(directory)).toMatch(
    /^unet: diffusion_pytorch_model\.safetensors: .* lies at bytes .*, but the file/,
  );
  await writeFile(path, "<html>Not found</html>");
  expect(await trouble(directory)).toMatch(
    /^unet: diffusion_pytorch_model\.safetensors claims a header of \d+ bytes/,
  );
  await writeFile(path, "");
  expect(await trouble(directory)).toBe(
    "unet: diffusion_pytorch_model.safetensors is cut off: 0 bytes are no safetensors file.",
  );
});

test("weights that vanish after loading are an error of that drawing, which names them and no folder", async () => {
  const directory = await copyOf("sd15");
  const model = await loadModel(directory, options);
  await rename(join(directory, "vae"), join(directory, "elsewhere"));
  const latents = { dims: [1, 4, 8, 8], data: new Float32Array(256) };
  const error: unknown = await model.vae.decode(latents).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "CheckpointError", place: "vae" });
  expect(String(error)).toBe(
    `CheckpointError: vae: its weights are gone since the model was loaded. ${wayOut}`,
  );

  await rename(join(directory, "elsewhere"), join(directory, "vae"));
  expect((await model.vae.decode(latents)).dims).toEqual([1, 3, 64, 64]);
  await model.release();
});

test("weights that were cut off after loading are an error too", async () => {
  const directory = await copyOf("sd15");
  const model = await loadModel(directory, options);
  await truncate(join(directory, "vae/diffusion_pytorch_model.safetensors"), 100_000);
  const latents = { dims: [1, 4, 8, 8], data: new Float32Array(256) };
  await expect(model.vae.decode(latents)).rejects.toThrow(
    /^vae: the inference engine cannot open it; its files may be/,
  );
});

const shared = fileURLToPath(new URL("../../../../../shared/models/", import.meta.url));
const others = /flux|pixart|sana|z-image|stable-diffusion-3/;
const published = existsSync(shared)
  ? readdirSync(shared).filter(
      (name) =>
        existsSync(join(shared, name, "model_index.json")) && existsSync(join(shared, name, "scheduler")),
    )
  : [];

test.skipIf(published.length === 0)(
  "every published checkpoint of a family that is built here is taken, every other refused",
  async () => {
    const taken: Record<string, string> = {};
    for (const name of published) {
      const found = await readCheckpoint(join(shared, name)).catch((error: unknown) => String(error));
      taken[name] = typeof found === "string" ? found : found.index.family.name;
    }
    for (const [name, kind] of Object.entries(taken)) {
      if (others.test(name)) expect(kind, name).toMatch(/_class_name is \w+; what can be drawn with/);
      else expect(kind, name).toMatch(/^(stable-diffusion|stable-diffusion-xl|image-variation|unclip)$/);
    }
    expect(published.length).toBeGreaterThan(20);
  },
);
