import { z } from "zod";
import { channels, count, epsilon, groups, maxLevels, notBuilt, perLevel, spread } from "./config-fields.ts";

const depth = z.int().min(0).max(64);
const depths = z
  .array(z.union([depth, z.array(depth).min(1).max(17)]))
  .min(1)
  .max(maxLevels);

/** unet/config.json with the defaults of diffusers' UNet2DConditionModel. Unknown keys are left out. */
const fields = z.object({
  _class_name: z.literal("UNet2DConditionModel").default("UNet2DConditionModel"),
  sample_size: z.union([count(4096), z.array(count(4096)).length(2)]).nullish(),
  in_channels: count(512).default(4),
  out_channels: count(512).default(4),
  center_input_sample: z.boolean().default(false),
  flip_sin_to_cos: z.boolean().default(true),
  freq_shift: z.number().min(-1000).max(1000).default(0),
  down_block_types: z
    .array(z.enum(["CrossAttnDownBlock2D", "DownBlock2D"]))
    .min(1)
    .max(maxLevels)
    .default(["CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"]),
  mid_block_type: z
    .enum(["UNetMidBlock2DCrossAttn", "UNetMidBlock2D"])
    .nullable()
    .default("UNetMidBlock2DCrossAttn"),
  up_block_types: z
    .array(z.enum(["CrossAttnUpBlock2D", "UpBlock2D"]))
    .min(1)
    .max(maxLevels)
    .default(["UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"]),
  only_cross_attention: perLevel(z.boolean()).default(false),
  mid_block_only_cross_attention: z.boolean().nullish(),
  block_out_channels: z.array(channels).min(1).max(maxLevels).default([320, 640, 1280, 1280]),
  layers_per_block: perLevel(count(16)).default(2),
  downsample_padding: z.int().min(0).max(8).default(1),
  mid_block_scale_factor: z.number().positive().max(1000).default(1),
  act_fn: z.enum(["silu", "swish"]).default("silu"),
  norm_num_groups: groups.default(32),
  norm_eps: epsilon.default(1e-5),
  cross_attention_dim: perLevel(count(65_536)).default(1280),
  transformer_layers_per_block: z.union([depth, depths]).default(1),
  reverse_transformer_layers_per_block: depths.nullish(),
  attention_head_dim: perLevel(count(512)).default(8),
  use_linear_projection: z.boolean().default(false),
  class_embed_type: z.literal("projection").nullish(),
  addition_embed_type: z.literal("text_time").nullish(),
  addition_time_embed_dim: count(8192).nullish(),
  resnet_out_scale_factor: z.number().positive().max(1000).default(1),
  time_embedding_dim: channels.nullish(),
  time_cond_proj_dim: count(8192).nullish(),
  conv_in_kernel: z.literal([1, 3, 5, 7]).default(3),
  conv_out_kernel: z.literal([1, 3, 5, 7]).default(3),
  projection_class_embeddings_input_dim: count(65_536).nullish(),
  num_attention_heads: notBuilt(),
  dual_cross_attention: notBuilt(false),
  num_class_embeds: notBuilt(),
  encoder_hid_dim: notBuilt(),
  encoder_hid_dim_type: notBuilt(),
  resnet_time_scale_shift: notBuilt("default"),
  resnet_skip_time_act: notBuilt(false),
  time_embedding_type: notBuilt("positional"),
  time_embedding_act_fn: notBuilt(),
  timestep_post_act: notBuilt(),
  attention_type: notBuilt("default"),
  class_embeddings_concat: notBuilt(false),
  cross_attention_norm: notBuilt(),
  // Half precision alone is concerned: the networks compute in 32 bits.
  upcast_attention: z.boolean().nullish(),
});

type Fields = z.output<typeof fields>;

/** unet/config.json, checked, in our names, every list resolved to one value a level. */
export const unetConfig = fields.superRefine(checkLists).transform(nameFields);
export type UnetConfig = z.output<typeof unetConfig>;

function nameFields(file: Fields) {
  const levels = file.block_out_channels.length;
  const layers = spread(file.layers_per_block, levels);
  const down = spread(file.transformer_layers_per_block, levels);
  const up = file.reverse_transformer_layers_per_block ?? down.toReversed();
  const onlyCross = spread(file.only_cross_attention, levels);
  return {
    /** Side of the latents it was trained on. */
    sampleSize: Array.isArray(file.sample_size) ? Math.max(...file.sample_size) : (file.sample_size ?? 64),
    inChannels: file.in_channels,
    outChannels: file.out_channels,
    centerInputSample: file.center_input_sample,
    flipSinToCos: file.flip_sin_to_cos,
    freqShift: file.freq_shift,
    /** From the full size down. All lists by level are in this order. */
    downBlockTypes: file.down_block_types,
    midBlockType: file.mid_block_type,
    /** From the deepest level up. */
    upBlockTypes: file.up_block_types,
    onlyCrossAttention: onlyCross,
    midBlockOnlyCrossAttention: file.mid_block_only_cross_attention ?? file.only_cross_attention === true,
    blockOutChannels: file.block_out_channels,
    /** Resnets a level on the way down; one more on the way up. */
    layersPerBlock: layers,
    downsamplePadding: file.downsample_padding,
    midBlockScaleFactor: file.mid_block_scale_factor,
    resnetOutScaleFactor: file.resnet_out_scale_factor,
    normNumGroups: file.norm_num_groups,
    normEps: file.norm_eps,
    crossAttentionDim: spread(file.cross_attention_dim, levels),
    /** Transformer blocks after each resnet, by level from the full size down. */
    downDepths: down.map((depth, level) => spread(depth, layers[level] ?? 1)),
    midDepth: lastOf(down.at(-1) ?? 1),
    /** Transformer blocks after each resnet, from the deepest level up. */
    upDepths: up.map((depth, index) => spread(depth, (layers.at(-1 - index) ?? 1) + 1)),
    /** `attention_head_dim` of the file, which counts heads (huggingface/diffusers#2011). */
    heads: spread(file.attention_head_dim, levels),
    useLinearProjection: file.use_linear_projection,
    timeEmbeddingDim: file.time_embedding_dim ?? (file.block_out_channels[0] ?? 1) * 4,
    /** Width of the guidance embedding of an LCM. */
    timeCondProjDim: file.time_cond_proj_dim ?? undefined,
    /** SDXL: each of the six sizes is embedded this wide. */
    additionTimeEmbedDim:
      file.addition_embed_type === "text_time" ? (file.addition_time_embed_dim ?? undefined) : undefined,
    /** SDXL: width of pooled embedding and embedded sizes together. */
    additionInputDim:
      file.addition_embed_type === "text_time"
        ? (file.projection_class_embeddings_input_dim ?? undefined)
        : undefined,
    /** unCLIP: width of the class embedding's input. */
    classEmbedWidth:
      file.class_embed_type === "projection"
        ? (file.projection_class_embeddings_input_dim ?? undefined)
        : undefined,
    convInKernel: file.conv_in_kernel,
    convOutKernel: file.conv_out_kernel,
  };
}

function lastOf(value: number | number[]): number {
  return Array.isArray(value) ? (value.at(-1) ?? 1) : value;
}

function checkLists(file: Fields, context: z.RefinementCtx): void {
  const refuse = (key: string, message: string): void =>
    context.addIssue({ code: "custom", path: [key], message });
  const levels = file.block_out_channels.length;
  const lists = [
    "down_block_types",
    "up_block_types",
    "only_cross_attention",
    "layers_per_block",
    "cross_attention_dim",
    "transformer_layers_per_block",
    "reverse_transformer_layers_per_block",
    "attention_head_dim",
  ] as const;
  for (const key of lists) {
    const list = file[key];
    if (Array.isArray(list) && list.length !== levels) {
      refuse(key, `has ${list.length} entries, but block_out_channels has ${levels}`);
    }
  }
  const heads = spread(file.attention_head_dim, levels);
  for (const [level, width] of file.block_out_channels.entries()) {
    if (width % file.norm_num_groups !== 0)
      refuse("block_out_channels", `${width} is no multiple of norm_num_groups`);
    if (width % (heads[level] ?? 1) !== 0)
      refuse("attention_head_dim", `${heads[level]} heads do not divide ${width}`);
  }
  if ((file.block_out_channels[0] ?? 0) % 2 !== 0) refuse("block_out_channels", "begins with an odd number");
  checkDepths(file, refuse);
  checkEmbeddings(file, refuse);
}

type Refuse = (key: string, message: string) => void;

function checkDepths(file: Fields, refuse: Refuse): void {
  const levels = file.block_out_channels.length;
  const layers = spread(file.layers_per_block, levels);
  const down = spread(file.transformer_layers_per_block, levels);
  const nested = down.some((depth) => Array.isArray(depth));
  if (nested && !file.reverse_transformer_layers_per_block) {
    refuse(
      "reverse_transformer_layers_per_block",
      "is needed where transformer_layers_per_block holds lists",
    );
  }
  for (const [level, depth] of down.entries()) {
    if (Array.isArray(depth) && depth.length !== layers[level]) {
      refuse(
        "transformer_layers_per_block",
        `level ${level} has ${depth.length} entries for ${layers[level]} layers`,
      );
    }
  }
  for (const [index, depth] of (file.reverse_transformer_layers_per_block ?? []).entries()) {
    const wanted = (layers.at(-1 - index) ?? 1) + 1;
    if (Array.isArray(depth) && depth.length !== wanted) {
      refuse(
        "reverse_transformer_layers_per_block",
        `entry ${index} has ${depth.length} numbers for ${wanted} layers`,
      );
    }
  }
}

/** SDXL: original size, crop and target size, two numbers each. */
const timeIds = 6;

function checkEmbeddings(file: Fields, refuse: Refuse): void {
  const { addition_time_embed_dim: idWidth, projection_class_embeddings_input_dim: projected } = file;
  if ((file.class_embed_type || file.addition_embed_type) && !projected) {
    refuse("projection_class_embeddings_input_dim", "is missing");
  }
  if (file.addition_embed_type && idWidth && projected && projected <= timeIds * idWidth) {
    refuse("projection_class_embeddings_input_dim", `leaves no room beside ${timeIds} x ${idWidth}`);
  }
  if (file.addition_embed_type && !idWidth) refuse("addition_time_embed_dim", "is missing");
  if (file.addition_embed_type && file.class_embed_type) {
    refuse("class_embed_type", "cannot stand beside addition_embed_type");
  }
}
