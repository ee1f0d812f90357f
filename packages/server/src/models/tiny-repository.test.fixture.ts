import { type FakeRepository, fakeRepository } from "./fake-repository.test.fixture.ts";

/** A safetensors file of one tensor of 32-bit or 16-bit numbers. */
export function tinyWeights(numbers: number, { half = false, seed = 1 } = {}): Uint8Array {
  const bytes = numbers * (half ? 2 : 4);
  const header = { w: { dtype: half ? "F16" : "F32", shape: [numbers], data_offsets: [0, bytes] } };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  for (let at = 8 + text.length; at < file.length; at += 1) file[at] = (at * 31 + seed * 17) & 63;
  return file;
}

const json = (value: unknown) => JSON.stringify(value);

/** What lies in a repository of Stable Diffusion's shape: much more than is needed to draw. */
export function tinyFiles(weights = 1_000): Record<string, Uint8Array | string> {
  const full = (seed: number) => tinyWeights(weights, { seed });
  const half = (seed: number) => tinyWeights(weights, { half: true, seed });
  return {
    ".gitattributes": "*.safetensors filter=lfs\n",
    "README.md": "---\nlicense: creativeml-openrail-m\n---\n# Tiny\n",
    "model_index.json": json({
      _class_name: "StableDiffusionPipeline",
      unet: ["diffusers", "UNet2DConditionModel"],
      vae: ["diffusers", "AutoencoderKL"],
      text_encoder: ["transformers", "CLIPTextModel"],
      tokenizer: ["transformers", "CLIPTokenizer"],
      scheduler: ["diffusers", "EulerDiscreteScheduler"],
      safety_checker: ["stable_diffusion", "StableDiffusionSafetyChecker"],
      feature_extractor: ["transformers", "CLIPImageProcessor"],
    }),
    "scheduler/scheduler_config.json": json({
      _class_name: "EulerDiscreteScheduler",
      timestep_spacing: "trailing",
    }),
    "tokenizer/vocab.json": json({ "a</w>": 0 }),
    "tokenizer/merges.txt": "#version: 0.2\n",
    "tokenizer/special_tokens_map.json": "{}",
    "unet/config.json": json({ sample_size: 64, in_channels: 4 }),
    "unet/diffusion_pytorch_model.safetensors": full(1),
    "unet/diffusion_pytorch_model.fp16.safetensors": half(1),
    "unet/diffusion_pytorch_model.bin": "a pickle",
    "vae/config.json": json({ block_out_channels: [128, 256, 512, 512] }),
    "vae/diffusion_pytorch_model.safetensors": full(2),
    "vae/diffusion_pytorch_model.fp16.safetensors": half(2),
    "text_encoder/config.json": "{}",
    "text_encoder/model.safetensors": full(3),
    "text_encoder/model.fp16.safetensors": half(3),
    "text_encoder/pytorch_model.bin": "a pickle",
    "safety_checker/config.json": "{}",
    "safety_checker/model.safetensors": full(4),
    "feature_extractor/preprocessor_config.json": "{}",
    "v1-5-pruned.safetensors": full(9),
  };
}

/** {@link tinyFiles} as a repository. */
export function tinyRepository(
  change: Record<string, Uint8Array | string | undefined> = {},
  rest: Partial<Omit<FakeRepository, "files">> = {},
): FakeRepository {
  const files = Object.entries({ ...tinyFiles(), ...change });
  const kept = files.filter((entry): entry is [string, Uint8Array | string] => entry[1] !== undefined);
  return fakeRepository(Object.fromEntries(kept), {
    cardData: { license: "creativeml-openrail-m" },
    ...rest,
  });
}

/** A small decoder's. */
export function tinyDecoderRepository(): FakeRepository {
  return fakeRepository(
    {
      "config.json": json({ _class_name: "AutoencoderTiny" }),
      "diffusion_pytorch_model.safetensors": tinyWeights(200),
      "taesd_decoder.pth": "a pickle",
    },
    { cardData: { license: "mit" } },
  );
}
