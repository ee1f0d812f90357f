import type { Graph, Value } from "../graph/graph.ts";
import { conv2d } from "../layers/conv2d.ts";
import { groupNorm } from "../layers/norms.ts";
import type { UnetConfig } from "../models/unet-config.ts";
import { downBlock, midBlock, type Pixels, upBlock, type UnetBlock } from "./unet-blocks.ts";
import { embedTime } from "./unet-time.ts";

/**
 * The denoiser of Stable Diffusion 1, 2 and XL and of what was distilled from them.
 *
 * Inputs: `sample` `[batch, inChannels, height, width]`, `timestep` `[1]`, `encoder_hidden_states`
 * `[batch, tokens, crossAttentionDim]`; where the configuration asks for them `timestep_cond`
 * `[batch, timeCondProjDim]`, `class_labels` `[batch, classEmbedWidth]`, `text_embeds` `[batch, width]` and `time_ids`
 * `[batch, 6]`. Output: `out_sample` `[batch, outChannels, height, width]`. Any height and width.
 * Source: huggingface/diffusers, models/unets/unet_2d_condition.py.
 */
export function buildUnet2dCondition(graph: Graph, config: UnetConfig): void {
  const sample = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const time = embedTime(graph, config);
  const [contextWidth = 0] = config.crossAttentionDim;
  const context = graph.input("encoder_hidden_states", "float32", ["batch", "tokens", contextWidth]);
  const [channels = 0] = config.blockOutChannels;
  const { normNumGroups: groups, normEps: epsilon } = config;

  const start = conv2d(graph.at("conv_in"), config.centerInputSample ? centre(graph, sample) : sample, {
    in: config.inChannels,
    out: channels,
    kernel: config.convInKernel,
  });
  const { x, skips } = goDown(graph, { value: start, channels }, { config, time, context });
  const middle = goThrough(graph, x, { config, time, context });
  const up = goUp(graph, { x: middle, skips }, { config, time, context });

  const normed = groupNorm(graph.at("conv_norm_out"), up.value, { channels, groups, epsilon, silu: true });
  const { outChannels: out, convOutKernel: kernel } = config;
  graph.output("out_sample", conv2d(graph.at("conv_out"), normed, { in: channels, out, kernel }));
}

/** @returns what the smallest size got, and all that the way up will take, in the order it was made */
function goDown(graph: Graph, start: Pixels, block: UnetBlock): { x: Pixels; skips: Pixels[] } {
  const { config } = block;
  const skips = [start];
  let x = start;
  for (const [level, channels] of config.blockOutChannels.entries()) {
    const made = downBlock(graph.at(`down_blocks.${level}`).reduced(2 ** level), x, {
      ...block,
      level,
      channels,
      layers: config.layersPerBlock[level] ?? 0,
      depths: config.downBlockTypes[level] === "CrossAttnDownBlock2D" ? config.downDepths[level] : undefined,
      resamples: level < config.blockOutChannels.length - 1,
    });
    skips.push(...made);
    x = made.at(-1) ?? x;
  }
  return { x, skips };
}

function goThrough(graph: Graph, x: Pixels, block: UnetBlock): Pixels {
  const { config } = block;
  if (config.midBlockType === null) return x;
  const level = config.blockOutChannels.length - 1;
  return midBlock(graph.at("mid_block").reduced(2 ** level), x, {
    ...block,
    level,
    channels: x.channels,
    depths: config.midBlockType === "UNetMidBlock2DCrossAttn" ? [config.midDepth] : undefined,
  });
}

function goUp(graph: Graph, { x: start, skips }: { x: Pixels; skips: Pixels[] }, block: UnetBlock): Pixels {
  const { config } = block;
  let x = start;
  for (const [index, type] of config.upBlockTypes.entries()) {
    const level = config.blockOutChannels.length - 1 - index;
    const taken = skips.splice(-1 - (config.layersPerBlock[level] ?? 0)).toReversed();
    x = upBlock(
      graph.at(`up_blocks.${index}`).reduced(2 ** level),
      { x, skips: taken, like: skips.at(-1) },
      {
        ...block,
        level,
        channels: config.blockOutChannels[level] ?? 0,
        depths: type === "CrossAttnUpBlock2D" ? config.upDepths[index] : undefined,
        resamples: level > 0,
      },
    );
  }
  return x;
}

/** 0..1 to -1..1. */
function centre(graph: Graph, x: Value): Value {
  return graph.op("Sub", [graph.op("Mul", [x, graph.constant([2], [])]), graph.constant([1], [])]);
}
