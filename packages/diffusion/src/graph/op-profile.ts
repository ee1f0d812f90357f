import type { Graph, Value, WeightValue } from "./graph.ts";

/**
 * Which ONNX operators stand for each operation of a network: networks and layers say what is computed, a profile says
 * how, so that another one (8-bit, another device) fits without touching them.
 */
export interface OpProfile {
  readonly name: string;
  /** `x` `[..., in]` -> `[..., out]`, weight `[out, in]` as stored. */
  linear(graph: Graph, x: Value, weights: AffineWeights): Value;
  /** `x` `[batch, in, height, width]`, weight `[out, in, kernel, kernel]`. */
  conv2d(graph: Graph, x: Value, options: AffineWeights & Conv2dShape): Value;
  /** `x` `[batch, channels, height, width]`; statistics over each of `groups`; then SiLU where asked for. */
  groupNorm(graph: Graph, x: Value, options: GroupNormOptions): Value;
  /** `x` `[..., width]`. */
  layerNorm(graph: Graph, x: Value, options: { weight: Value; bias: Value; epsilon: number }): Value;
  /** query `[batch, tokens, heads * d]`, key and value `[batch, otherTokens, heads * d]` -> shape of query. */
  attention(graph: Graph, tokens: AttentionTokens, options: AttentionOptions): Value;
  activation(graph: Graph, x: Value, kind: Activation): Value;
}

export type Activation = "silu" | "gelu" | "quick_gelu" | "relu";

export interface AffineWeights {
  weight: WeightValue;
  bias?: Value | undefined;
}

export interface Conv2dShape {
  in: number;
  out: number;
  kernel: number;
  stride: number;
  /** The same on all sides, or top, left, bottom, right. */
  padding: number | readonly [number, number, number, number];
}

export interface GroupNormOptions {
  weight: Value;
  bias: Value;
  channels: number;
  groups: number;
  epsilon: number;
  silu: boolean;
}

export interface AttentionTokens {
  query: Value;
  key: Value;
  value: Value;
}

export interface AttentionOptions {
  heads: number;
  /** Width of one head. */
  headWidth: number;
  /** A token sees itself and those before it. */
  causal?: boolean;
  /** Key and value come from elsewhere (a prompt), few in number. */
  cross?: boolean;
}
