import { z } from "zod";
import { channels, count, groups, maxLevels, notBuilt } from "./config-fields.ts";

/** vae/config.json with the defaults of diffusers' AutoencoderKL. */
export const vaeConfig = z
  .object({
    _class_name: z.literal("AutoencoderKL").default("AutoencoderKL"),
    in_channels: z.literal(3).default(3),
    out_channels: z.literal(3).default(3),
    down_block_types: z
      .array(z.literal("DownEncoderBlock2D"))
      .min(1)
      .max(maxLevels)
      .default(["DownEncoderBlock2D"]),
    up_block_types: z
      .array(z.literal("UpDecoderBlock2D"))
      .min(1)
      .max(maxLevels)
      .default(["UpDecoderBlock2D"]),
    block_out_channels: z.array(channels).min(1).max(maxLevels).default([64]),
    layers_per_block: count(16).default(1),
    act_fn: z.enum(["silu", "swish"]).default("silu"),
    latent_channels: count(128).default(4),
    norm_num_groups: groups.default(32),
    scaling_factor: z.number().positive().max(1000).default(0.18215),
    shift_factor: z.number().min(-1000).max(1000).nullish(),
    latents_mean: notBuilt(),
    latents_std: notBuilt(),
    use_quant_conv: z.boolean().default(true),
    use_post_quant_conv: z.boolean().default(true),
    mid_block_add_attention: z.boolean().default(true),
  })
  .superRefine((file, context) => {
    const levels = file.block_out_channels.length;
    for (const key of ["down_block_types", "up_block_types"] as const) {
      if (file[key].length === levels) continue;
      const message = `has ${file[key].length} entries, but block_out_channels has ${levels}`;
      context.addIssue({ code: "custom", path: [key], message });
    }
    for (const width of file.block_out_channels) {
      if (width % file.norm_num_groups === 0) continue;
      const message = `${width} is no multiple of norm_num_groups`;
      context.addIssue({ code: "custom", path: ["block_out_channels"], message });
    }
  })
  .transform((file) => ({
    inChannels: file.in_channels,
    outChannels: file.out_channels,
    /** From the full size down. */
    blockOutChannels: file.block_out_channels,
    /** Resnets a level in the encoder; one more in the decoder. */
    layersPerBlock: file.layers_per_block,
    latentChannels: file.latent_channels,
    normNumGroups: file.norm_num_groups,
    scalingFactor: file.scaling_factor,
    shiftFactor: file.shift_factor ?? 0,
    useQuantConv: file.use_quant_conv,
    usePostQuantConv: file.use_post_quant_conv,
    midBlockAddAttention: file.mid_block_add_attention,
  }));

export type VaeConfig = z.output<typeof vaeConfig>;
