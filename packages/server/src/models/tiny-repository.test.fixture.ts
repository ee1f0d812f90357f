import { shapesOf } from "@pinhole/diffusion/weight-shapes";
import { type FakeRepository, fakeRepository } from "./fake-repository.test.fixture.ts";

type Files = Record<string, Uint8Array | string>;
type Config = Record<string, unknown>;

interface Storage {
  /** 16-bit numbers instead of 32-bit ones. */
  half?: boolean;
  /** Numbers differ from seed to seed. */
  seed?: number;
}

/** A safetensors file of whatever tensors are wanted. */
export function weightsOf(
  shapes: ReadonlyMap<string, readonly number[]>,
  { half = false, seed = 1 }: Storage = {},
): Uint8Array {
  const header: Record<string, unknown> = {};
  let bytes = 0;
  for (const [name, shape] of shapes) {
    const length = shape.reduce((product, side) => product * side, half ? 2 : 4);
    header[name] = { dtype: half ? "F16" : "F32", shape, data_offsets: [bytes, bytes + length] };
    bytes += length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  for (let at = 8 + text.length; at < file.length; at += 1) file[at] = (at * 31 + seed * 17) & 63;
  return file;
}

/** A safetensors file of one tensor, which fits no network. */
export function tinyWeights(numbers: number, storage?: Storage): Uint8Array {
  return weightsOf(new Map([["w", [numbers]]]), storage);
}

/** The same weights in a file of `size` bytes, which takes longer to fetch. */
export function padded(file: Uint8Array | string | undefined, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  if (file instanceof Uint8Array) bytes.set(file);
  return bytes;
}

const json = (value: unknown) => JSON.stringify(value);

const unet = {
  _class_name: "UNet2DConditionModel",
  sample_size: 64,
  block_out_channels: [4, 8],
  norm_num_groups: 2,
  attention_head_dim: 2,
  cross_attention_dim: 8,
  layers_per_block: 1,
  down_block_types: ["CrossAttnDownBlock2D", "DownBlock2D"],
  up_block_types: ["UpBlock2D", "CrossAttnUpBlock2D"],
};
const levels = 4;
const vae = {
  _class_name: "AutoencoderKL",
  block_out_channels: Array.from({ length: levels }, () => 4),
  norm_num_groups: 2,
  down_block_types: Array.from({ length: levels }, () => "DownEncoderBlock2D"),
  up_block_types: Array.from({ length: levels }, () => "UpDecoderBlock2D"),
};
const textEncoder = {
  architectures: ["CLIPTextModel"],
  vocab_size: 4,
  hidden_size: 8,
  intermediate_size: 8,
  num_hidden_layers: 1,
  num_attention_heads: 2,
};
const safetyChecker = {
  architectures: ["StableDiffusionSafetyChecker"],
  projection_dim: 4,
  vision_config: {
    hidden_size: 8,
    intermediate_size: 8,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    image_size: 8,
    patch_size: 4,
  },
};

/** A UNet's configuration and weights, with fields of its own. */
export function tinyUnet(fields: Config = {}): Files {
  const config = { ...unet, ...fields };
  return {
    "unet/config.json": json(config),
    "unet/diffusion_pytorch_model.safetensors": weigh(config, { seed: 1 }),
    "unet/diffusion_pytorch_model.fp16.safetensors": weigh(config, { seed: 1, half: true }),
  };
}

function weigh(config: Config, storage: Storage): Uint8Array {
  return weightsOf(shapesOf(config) ?? new Map(), storage);
}

/** Names and shapes of the text encoder's tensors. */
export const tinyTextShapes = shapesOf(textEncoder) ?? new Map<string, readonly number[]>();

/** What lies in a repository of Stable Diffusion's shape: much more than is needed to draw. */
export function tinyFiles(): Files {
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
    "tokenizer/vocab.json": json({ "<|startoftext|>": 0, "<|endoftext|>": 1, "a</w>": 2 }),
    "tokenizer/merges.txt": "#version: 0.2\n",
    "tokenizer/special_tokens_map.json": "{}",
    ...tinyUnet(),
    "unet/diffusion_pytorch_model.bin": "a pickle",
    "vae/config.json": json(vae),
    "vae/diffusion_pytorch_model.safetensors": weigh(vae, { seed: 2 }),
    "vae/diffusion_pytorch_model.fp16.safetensors": weigh(vae, { seed: 2, half: true }),
    "text_encoder/config.json": json(textEncoder),
    "text_encoder/model.safetensors": weigh(textEncoder, { seed: 3 }),
    "text_encoder/model.fp16.safetensors": weigh(textEncoder, { seed: 3, half: true }),
    "text_encoder/pytorch_model.bin": "a pickle",
    "safety_checker/config.json": json(safetyChecker),
    "safety_checker/model.safetensors": weigh(safetyChecker, { seed: 4 }),
    "feature_extractor/preprocessor_config.json": "{}",
    "v1-5-pruned.safetensors": tinyWeights(1_000, { seed: 9 }),
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
