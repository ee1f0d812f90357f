import type { Graph, Value } from "../graph/graph.ts";
import { attention } from "../layers/attention.ts";
import { conv2d } from "../layers/conv2d.ts";
import { groupNorm } from "../layers/norms.ts";
import { downsample, upsample } from "../layers/resample.ts";
import { resnetBlock } from "../layers/resnet-block.ts";
import type { VaeConfig } from "../models/vae-config.ts";

const epsilon = 1e-6;

/**
 * The VAE's encoder. Input `sample` `[batch, 3, height, width]`, -1..1; outputs `mean` and `logvar`
 * `[batch, latentChannels, height / 8, width / 8]`.
 * Source: huggingface/diffusers, models/autoencoders/autoencoder_kl.py and vae.py, Encoder.
 */
export function buildVaeEncoder(graph: Graph, config: VaeConfig): void {
  const { blockOutChannels, latentChannels, layersPerBlock, normNumGroups: groups } = config;
  const scope = graph.at("encoder");
  const image = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const [first = 0] = blockOutChannels;
  const lastLevel = blockOutChannels.length - 1;
  const whole = scope.reduced(2 ** -lastLevel);
  let x = conv2d(whole.at("conv_in"), image, { in: config.inChannels, out: first });
  let width = first;
  for (const [level, out] of blockOutChannels.entries()) {
    const block = whole.at(`down_blocks.${level}`).reduced(2 ** level);
    x = resnets(block, x, { in: width, out, groups, count: layersPerBlock });
    width = out;
    if (level < lastLevel) {
      x = downsample(block.at("downsamplers.0"), x, { channels: out, padding: 0 });
    }
  }
  x = vaeMiddle(scope.at("mid_block"), x, { width, groups, attends: config.midBlockAddAttention });
  x = groupNorm(scope.at("conv_norm_out"), x, { channels: width, groups, epsilon, silu: true });
  const both = 2 * latentChannels;
  let moments = conv2d(scope.at("conv_out"), x, { in: width, out: both });
  if (config.useQuantConv)
    moments = conv2d(graph.at("quant_conv"), moments, { in: both, out: both, kernel: 1 });
  const [mean, logvar] = graph.opWithOutputs("Split", [moments], {
    outputs: 2,
    attributes: { axis: 1, num_outputs: 2 },
  });
  if (!mean || !logvar) throw new Error("Split gives two halves");
  graph.output("mean", mean);
  graph.output("logvar", logvar);
}

/**
 * The VAE's decoder. Input `latents` `[batch, latentChannels, height, width]`, divided by the scaling factor; output
 * `sample` `[batch, 3, 8 * height, 8 * width]`, about -1..1.
 * Source: huggingface/diffusers, models/autoencoders/autoencoder_kl.py and vae.py, Decoder.
 */
export function buildVaeDecoder(graph: Graph, config: VaeConfig): void {
  const { blockOutChannels, latentChannels: latent, layersPerBlock, normNumGroups: groups } = config;
  const scope = graph.at("decoder");
  let x = graph.input("latents", "float32", ["batch", latent, "height", "width"]);
  let width = blockOutChannels.at(-1) ?? 0;
  if (config.usePostQuantConv)
    x = conv2d(graph.at("post_quant_conv"), x, { in: latent, out: latent, kernel: 1 });
  x = conv2d(scope.at("conv_in"), x, { in: latent, out: width });
  x = vaeMiddle(scope.at("mid_block"), x, { width, groups, attends: config.midBlockAddAttention });
  const lastLevel = blockOutChannels.length - 1;
  for (const [level, out] of blockOutChannels.toReversed().entries()) {
    const block = scope.at(`up_blocks.${level}`).reduced(2 ** -level);
    x = resnets(block, x, { in: width, out, groups, count: layersPerBlock + 1 });
    width = out;
    if (level < lastLevel) x = upsample(block.at("upsamplers.0"), x, { channels: out });
  }
  x = groupNorm(scope.at("conv_norm_out"), x, { channels: width, groups, epsilon, silu: true });
  const whole = scope.at("conv_out").reduced(2 ** -lastLevel);
  graph.output("sample", conv2d(whole, x, { in: width, out: config.outChannels }));
}

function resnets(
  graph: Graph,
  start: Value,
  { in: width, out, groups, count }: { in: number; out: number; groups: number; count: number },
): Value {
  let x = start;
  for (let layer = 0; layer < count; layer++) {
    x = resnetBlock(
      graph.at(`resnets.${layer}`),
      { x },
      { in: layer === 0 ? width : out, out, groups, epsilon },
    );
  }
  return x;
}

/** Resnet, attention of every pixel to every other, resnet; keeps the shape. */
export function vaeMiddle(
  graph: Graph,
  x: Value,
  { width, groups, attends }: { width: number; groups: number; attends: boolean },
): Value {
  const resnet = { in: width, out: width, groups, epsilon };
  const first = resnetBlock(graph.at("resnets.0"), { x }, resnet);
  const attended = attends ? attendPixels(graph.at("attentions.0"), first, { width, groups }) : first;
  return resnetBlock(graph.at("resnets.1"), { x: attended }, resnet);
}

/** One head over `[batch, height * width, width]`. */
function attendPixels(graph: Graph, x: Value, { width, groups }: { width: number; groups: number }): Value {
  const normed = groupNorm(graph.at("group_norm"), x, { channels: width, groups, epsilon });
  const rows = graph.op("Reshape", [normed, graph.integers([0, width, -1])]);
  const tokens = graph.op("Transpose", [rows], { perm: [0, 2, 1] });
  const attended = attention(graph, { x: tokens }, { width, heads: 1, bias: true });
  const planes = graph.op("Transpose", [attended], { perm: [0, 2, 1] });
  return graph.op("Add", [graph.op("Reshape", [planes, graph.op("Shape", [x])]), x]);
}
