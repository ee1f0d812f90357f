import type { Graph, Value } from "../graph/graph.ts";
import { activation } from "../layers/activation.ts";
import { linear } from "../layers/linear.ts";
import { layerNorm } from "../layers/norms.ts";

/** What the layers of a text and of a vision network have in common. */
export interface ClipLayerOptions {
  hiddenSize: number;
  intermediateSize: number;
  layers: number;
  heads: number;
  activation: "gelu" | "quick_gelu";
  normEps: number;
  /** A token sees itself and those before it: text. */
  causal: boolean;
}

/**
 * The transformer layers of a CLIP network, `encoder.layers.0` and on.
 * @param x `[batch, tokens, hiddenSize]`
 * @returns the state after each layer, the first one first, each of the shape of `x`
 */
export function clipLayers(graph: Graph, x: Value, options: ClipLayerOptions): Value[] {
  const states: Value[] = [];
  let state = x;
  for (let index = 0; index < options.layers; index += 1) {
    state = clipLayer(graph.at("encoder.layers").at(index), state, options);
    states.push(state);
  }
  return states;
}

function clipLayer(graph: Graph, x: Value, options: ClipLayerOptions): Value {
  const norm = { width: options.hiddenSize, epsilon: options.normEps };
  const attended = selfAttention(graph.at("self_attn"), layerNorm(graph.at("layer_norm1"), x, norm), options);
  const seen = graph.op("Add", [x, attended]);
  const wide = { in: options.hiddenSize, out: options.intermediateSize };
  const inner = linear(graph.at("mlp.fc1"), layerNorm(graph.at("layer_norm2"), seen, norm), wide);
  const thought = linear(graph.at("mlp.fc2"), activation(graph, inner, options.activation), {
    in: options.intermediateSize,
    out: options.hiddenSize,
  });
  return graph.op("Add", [seen, thought]);
}

function selfAttention(graph: Graph, x: Value, options: ClipLayerOptions): Value {
  const { hiddenSize: width, heads, causal } = options;
  const project = (name: string, from: Value): Value =>
    linear(graph.at(name), from, { in: width, out: width });
  const tokens = { query: project("q_proj", x), key: project("k_proj", x), value: project("v_proj", x) };
  const attended = graph.profile.attention(graph, tokens, { heads, headWidth: width / heads, causal });
  return project("out_proj", attended);
}
