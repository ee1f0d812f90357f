import { z } from "zod";
import { channels, count, maxLevels, notBuilt } from "./config-fields.ts";

const widths = z.array(channels).min(1).max(maxLevels);
const blocks = z.array(count(32)).min(1).max(maxLevels);

/** config.json of a TAESD with the defaults of diffusers' AutoencoderTiny. */
export const tinyVaeConfig = z
  .object({
    _class_name: z.literal("AutoencoderTiny").default("AutoencoderTiny"),
    in_channels: z.literal(3).default(3),
    out_channels: z.literal(3).default(3),
    encoder_block_out_channels: widths.default([64, 64, 64, 64]),
    decoder_block_out_channels: widths.default([64, 64, 64, 64]),
    act_fn: z.literal("relu").default("relu"),
    upsample_fn: z.literal("nearest").default("nearest"),
    latent_channels: count(128).default(4),
    upsampling_scaling_factor: notBuilt(2),
    num_encoder_blocks: blocks.default([1, 3, 3, 3]),
    num_decoder_blocks: blocks.default([3, 3, 3, 1]),
    scaling_factor: z.number().positive().max(1000).default(1),
    shift_factor: z.number().min(-1000).max(1000).nullish(),
  })
  .superRefine((file, context) => {
    for (const side of ["encoder", "decoder"] as const) {
      const path = [`num_${side}_blocks`];
      if (file[`num_${side}_blocks`].length !== file[`${side}_block_out_channels`].length) {
        context.addIssue({ code: "custom", path, message: `is not as long as ${side}_block_out_channels` });
      }
    }
  })
  .transform((file) => ({
    inChannels: file.in_channels,
    outChannels: file.out_channels,
    encoderBlockOutChannels: file.encoder_block_out_channels,
    decoderBlockOutChannels: file.decoder_block_out_channels,
    latentChannels: file.latent_channels,
    numEncoderBlocks: file.num_encoder_blocks,
    numDecoderBlocks: file.num_decoder_blocks,
    scalingFactor: file.scaling_factor,
    shiftFactor: file.shift_factor ?? 0,
  }));

export type TinyVaeConfig = z.output<typeof tinyVaeConfig>;
