import type { Graph, Value } from "../graph/graph.ts";
import { linear } from "./linear.ts";

export interface AttentionLayerOptions {
  /** Of the tokens that ask, and of the result. */
  width: number;
  /** Of the tokens looked at; `width` when left out. */
  contextWidth?: number;
  heads: number;
  /** Of one head; `width / heads` when left out. */
  headWidth?: number;
  /** Of query, key and value; false in a UNet. */
  bias?: boolean;
}

/**
 * Multi-head attention with its projections, named as in diffusers: `to_q`, `to_k`, `to_v`, `to_out.0`.
 * @param tokens `x` `[batch, tokens, width]`; `context` `[batch, otherTokens, contextWidth]`, or none for self-attention
 * @returns `[batch, tokens, width]`
 */
export function attention(
  graph: Graph,
  { x, context }: { x: Value; context?: Value | undefined },
  { width, contextWidth = width, heads, headWidth = width / heads, bias = false }: AttentionLayerOptions,
): Value {
  const inner = heads * headWidth;
  const query = linear(graph.at("to_q"), x, { in: width, out: inner, bias });
  const key = linear(graph.at("to_k"), context ?? x, { in: contextWidth, out: inner, bias });
  const value = linear(graph.at("to_v"), context ?? x, { in: contextWidth, out: inner, bias });
  const attended = graph.profile.attention(
    graph,
    { query, key, value },
    { heads, headWidth, cross: context !== undefined },
  );
  return linear(graph.at("to_out.0"), attended, { in: inner, out: width });
}
