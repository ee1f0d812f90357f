import type { Graph, Value } from "../graph/graph.ts";
import { attention } from "./attention.ts";
import { gatedFeedForward } from "./feed-forward.ts";
import { groupNorm, layerNorm } from "./norms.ts";

export interface TransformerOptions {
  channels: number;
  heads: number;
  layers: number;
  groups: number;
  /** Width of the prompt's embeddings. */
  contextWidth: number;
  /** The projections are stored as matrices, not as 1x1 convolutions. */
  linearProjection: boolean;
  /** The first attention of each layer looks at the prompt too. */
  onlyCrossAttention: boolean;
}

/**
 * Transformer layers over the pixels, which look at each other and at the prompt.
 * `x` `[batch, channels, height, width]`, `context` `[batch, tokens, contextWidth]` -> shape of `x`.
 * Source: huggingface/diffusers, models/transformers/transformer_2d.py.
 */
export function transformer2d(
  graph: Graph,
  { x, context }: { x: Value; context: Value },
  options: TransformerOptions,
): Value {
  const { channels, groups, layers } = options;
  const normed = groupNorm(graph.at("norm"), x, { channels, groups, epsilon: 1e-6 });
  const rows = graph.op("Reshape", [normed, graph.integers([0, channels, -1])]);
  let tokens = graph.op("Transpose", [rows], { perm: [0, 2, 1] }); // [batch, height * width, channels]
  tokens = project(graph.at("proj_in"), tokens, options);
  for (let layer = 0; layer < layers; layer++) {
    tokens = transformerLayer(graph.at(`transformer_blocks.${layer}`), { x: tokens, context }, options);
  }
  tokens = project(graph.at("proj_out"), tokens, options);
  const planes = graph.op("Transpose", [tokens], { perm: [0, 2, 1] });
  return graph.op("Add", [graph.op("Reshape", [planes, graph.op("Shape", [x])]), x]);
}

/** A 1x1 convolution is the same product once pixels are rows. */
function project(graph: Graph, tokens: Value, { channels, linearProjection }: TransformerOptions): Value {
  const matrix = [channels, channels];
  const weight = graph.weight("weight", linearProjection ? matrix : [...matrix, 1, 1]);
  weight.as(matrix);
  return graph.profile.linear(graph, tokens, { weight, bias: graph.weight("bias", [channels]) });
}

/** `x` `[batch, tokens, channels]`. Source: huggingface/diffusers, models/attention.py, BasicTransformerBlock. */
function transformerLayer(
  graph: Graph,
  { x, context }: { x: Value; context: Value },
  { channels: width, heads, contextWidth, onlyCrossAttention }: TransformerOptions,
): Value {
  const cross = { width, heads, contextWidth };
  const norm1 = layerNorm(graph.at("norm1"), x, { width });
  const attn1 = onlyCrossAttention
    ? attention(graph.at("attn1"), { x: norm1, context }, cross)
    : attention(graph.at("attn1"), { x: norm1 }, { width, heads });
  const afterSelf = graph.op("Add", [attn1, x]);
  const norm2 = layerNorm(graph.at("norm2"), afterSelf, { width });
  const afterCross = graph.op("Add", [attention(graph.at("attn2"), { x: norm2, context }, cross), afterSelf]);
  const norm3 = layerNorm(graph.at("norm3"), afterCross, { width });
  return graph.op("Add", [gatedFeedForward(graph.at("ff"), norm3, { width }), afterCross]);
}
