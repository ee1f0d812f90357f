import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { z } from "zod";
import { clipTextConfig, clipVisionConfig, safetyCheckerConfig } from "./clip-config.ts";
import { preprocessorConfig } from "./preprocessor-config.ts";
import { tinyVaeConfig } from "./tiny-vae-config.ts";
import { unetConfig } from "./unet-config.ts";
import { vaeConfig } from "./vae-config.ts";

const tiny = new URL("../../fixtures/tiny/", import.meta.url);
const read = (place: string): object => JSON.parse(readFileSync(new URL(place, tiny), "utf8"));
const unet = read("sdxl/unet/config.json");

/** The first complaint, `field: message`. */
function complaint(schema: z.ZodType, file: unknown): string {
  const issue = schema.safeParse(file).error?.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "none";
}

test("an empty configuration has the defaults of diffusers' and transformers' classes", () => {
  expect(unetConfig.parse({})).toMatchObject({
    sampleSize: 64,
    inChannels: 4,
    blockOutChannels: [320, 640, 1280, 1280],
    layersPerBlock: [2, 2, 2, 2],
    downDepths: [
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    upDepths: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    midBlockType: "UNetMidBlock2DCrossAttn",
    crossAttentionDim: [1280, 1280, 1280, 1280],
    heads: [8, 8, 8, 8],
    onlyCrossAttention: [false, false, false, false],
    timeEmbeddingDim: 1280,
    additionInputDim: undefined,
    classEmbedWidth: undefined,
  });
  expect(vaeConfig.parse({})).toMatchObject({ scalingFactor: 0.18215, shiftFactor: 0, useQuantConv: true });
  expect(tinyVaeConfig.parse({})).toMatchObject({ numEncoderBlocks: [1, 3, 3, 3], scalingFactor: 1 });
  expect(clipTextConfig("CLIPTextModel").parse({})).toMatchObject({
    hiddenSize: 512,
    projectionDim: undefined,
  });
  expect(clipTextConfig("CLIPTextModelWithProjection").parse({})).toMatchObject({ projectionDim: 512 });
  expect(clipVisionConfig.parse({})).toMatchObject({
    imageSize: 224,
    patchSize: 32,
    activation: "quick_gelu",
  });
});

test("lists by level are resolved: one value for all, one a level, one a layer", () => {
  const ssd = unetConfig.parse(read("ssd-1b/unet/config.json"));
  expect(ssd.downDepths).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  expect(ssd.upDepths).toEqual([
    [1, 2, 3],
    [2, 1, 1],
    [1, 1, 1],
  ]);
  expect(ssd.midBlockType).toBe("UNetMidBlock2D");
  const sdxs = unetConfig.parse(read("sdxs/unet/config.json"));
  expect(sdxs.onlyCrossAttention).toEqual([true, false, false]);
  expect([sdxs.midBlockType, sdxs.midBlockOnlyCrossAttention]).toEqual([null, false]);
});

test.each(readdirSync(tiny).filter((kind) => !["taesd", "tokenizer"].includes(kind)))(
  "the tiny %s is within all bounds",
  (kind) => {
    expect(complaint(unetConfig, read(`${kind}/unet/config.json`))).toBe("none");
  },
);

test.each([
  [{ block_out_channels: [-320, 640, 64] }, "block_out_channels.0: Too small: expected number to be >=1"],
  [{ block_out_channels: [1e9, 64, 64] }, "block_out_channels.0: Too big: expected number to be <=8192"],
  [
    { block_out_channels: [32.5, 64, 64] },
    "block_out_channels.0: Invalid input: expected int, received number",
  ],
  [{ block_out_channels: "320" }, "block_out_channels: Invalid input: expected array, received string"],
  [{ block_out_channels: [] }, "block_out_channels: Too small: expected array to have >=1 items"],
  [{ block_out_channels: [32, 64] }, "down_block_types: has 3 entries, but block_out_channels has 2"],
  [{ block_out_channels: [32, 60, 64] }, "block_out_channels: 60 is no multiple of norm_num_groups"],
  [{ attention_head_dim: [2, 4, 3] }, "attention_head_dim: 3 heads do not divide 64"],
  [{ attention_head_dim: 0 }, "attention_head_dim: Too small: expected number to be >=1"],
  [{ layers_per_block: 1e9 }, "layers_per_block: Too big: expected number to be <=16"],
  [
    { transformer_layers_per_block: [1, 2, 1000] },
    "transformer_layers_per_block.2: Too big: expected number to be <=64",
  ],
  [
    { transformer_layers_per_block: [1, [2, 2], 3] },
    "reverse_transformer_layers_per_block: is needed where transformer_layers_per_block holds lists",
  ],
  [
    { reverse_transformer_layers_per_block: [[1, 2], 1, 1] },
    "reverse_transformer_layers_per_block: entry 0 has 2 numbers for 3 layers",
  ],
  [{ cross_attention_dim: 1e12 }, "cross_attention_dim: Too big: expected number to be <=65536"],
  [
    { block_out_channels: [33, 66, 66], norm_num_groups: 3, attention_head_dim: 3 },
    "block_out_channels: begins with",
  ],
  [{ norm_eps: -1 }, "norm_eps: Too small: expected number to be >0"],
  [{ addition_time_embed_dim: null }, "addition_time_embed_dim: is missing"],
  [{ projection_class_embeddings_input_dim: null }, "projection_class_embeddings_input_dim: is missing"],
  [
    { projection_class_embeddings_input_dim: 48 },
    "projection_class_embeddings_input_dim: leaves no room beside 6 x 8",
  ],
  [{ class_embed_type: "projection" }, "class_embed_type: cannot stand beside addition_embed_type"],
  [{ num_attention_heads: 8 }, "num_attention_heads: only null is supported here"],
  [{ dual_cross_attention: true }, "dual_cross_attention: only false is supported here"],
  [{ attention_type: "gated" }, 'attention_type: only "default" is supported here'],
  [{ _class_name: "UNet3DConditionModel" }, '_class_name: Invalid input: expected "UNet2DConditionModel"'],
] as const)("a UNet with %o is refused", (change, message) => {
  expect(complaint(unetConfig, { ...unet, ...change })).toContain(message);
});

test("an unknown kind of block is refused with the kinds there are", () => {
  const file = { ...unet, down_block_types: ["DownBlock2D", "KDownBlock2D", "DownBlock2D"] };
  expect(complaint(unetConfig, file)).toBe(
    'down_block_types.1: Invalid option: expected one of "CrossAttnDownBlock2D"|"DownBlock2D"',
  );
});

test.each([
  [vaeConfig, { down_block_types: ["AttnDownEncoderBlock2D"] }, "down_block_types.0: Invalid input"],
  [
    vaeConfig,
    { block_out_channels: [64, 128] },
    "down_block_types: has 1 entries, but block_out_channels has 2",
  ],
  [vaeConfig, { scaling_factor: 0 }, "scaling_factor: Too small"],
  [vaeConfig, { latents_mean: [0, 0, 0, 0] }, "latents_mean: only null is supported here"],
  [
    tinyVaeConfig,
    { num_encoder_blocks: [1, 3] },
    "num_encoder_blocks: is not as long as encoder_block_out_channels",
  ],
  [tinyVaeConfig, { act_fn: "gelu" }, "act_fn: Invalid input"],
  [
    clipTextConfig("CLIPTextModel"),
    { num_attention_heads: 7 },
    "num_attention_heads: 7 heads do not divide hidden_size",
  ],
  [clipTextConfig("CLIPTextModel"), { vocab_size: 1e10 }, "vocab_size: Too big"],
  [clipTextConfig("CLIPTextModel"), { hidden_act: "relu" }, "hidden_act: Invalid option"],
  [clipVisionConfig, { patch_size: 256 }, "patch_size: is larger than image_size"],
  [safetyCheckerConfig, { vision_config: { hidden_size: -1 } }, "vision_config.hidden_size: Too small"],
  [safetyCheckerConfig, { vision_config: "tiny" }, "vision_config: Invalid input: expected record"],
  [preprocessorConfig, { image_std: [1, 0, 1] }, "image_std: is not above zero"],
  [preprocessorConfig, { image_mean: [0.5] }, "image_mean: Too small"],
] as const)("%# a configuration that cannot be is refused", (schema, file, message) => {
  expect(complaint(schema, file)).toContain(message);
});
