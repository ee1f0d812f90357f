import type { Graph, Value } from "../graph/graph.ts";
import { linear } from "../layers/linear.ts";
import type { ClipTextConfig } from "../models/clip-config.ts";
import { clipLayers } from "./clip-layers.ts";

/** `2` stood in every CLIP configuration by mistake (huggingface/transformers#24773): the highest id ends the text. */
const historicalEndOfText = 2;

/** The output that holds the state after which `skip` last layers are left out. */
export function hiddenOutput({ skip, finalNorm }: { skip: number; finalNorm: boolean }): string {
  return `${finalNorm ? "normed" : "hidden"}_${skip}`;
}

/**
 * A CLIP text encoder (ViT-L, OpenCLIP H and bigG). Names of weights are those of transformers' CLIPTextModel, without
 * `text_model.`; the projection is `text_projection`.
 *
 * In: `ids` `[batch, tokens]`. Out: `hidden_<skip>` and, through the final layer norm, `normed_<skip>`
 * `[batch, tokens, hiddenSize]` for each number of layers that may be left out, so that one session serves every reading;
 * `pooled` `[batch, projectionDim]` where there is a projection.
 * Source: huggingface/transformers, models/clip/modeling_clip.py.
 */
export function buildClipText(graph: Graph, config: ClipTextConfig): void {
  const ids = graph.input("ids", "int32", ["batch", "tokens"]);
  const states = clipLayers(graph, embed(graph, ids, config), { ...config, causal: true });
  const norm = finalNorm(graph.at("final_layer_norm"), config);
  const normed = states.map(norm);
  for (const [skip, state] of states.toReversed().entries()) {
    graph.output(hiddenOutput({ skip, finalNorm: false }), state);
  }
  for (const [skip, state] of normed.toReversed().entries()) {
    graph.output(hiddenOutput({ skip, finalNorm: true }), state);
  }
  const last = normed.at(-1);
  if (config.projectionDim !== undefined && last) {
    const pooled = poolAtEndOfText(graph, { ids, states: last }, config);
    const shape = { in: config.hiddenSize, out: config.projectionDim, bias: false };
    graph.output("pooled", linear(graph.at("text_projection"), pooled, shape));
  }
}

function embed(graph: Graph, ids: Value, config: ClipTextConfig): Value {
  const scope = graph.at("embeddings");
  const table = scope.weight("token_embedding.weight", [config.vocabSize, config.hiddenSize]);
  const places = scope.weight("position_embedding.weight", [config.maxPositions, config.hiddenSize]);
  const tokens = graph.op("Gather", [table, ids]); // [batch, tokens, hiddenSize]
  const length = graph.op("Shape", [ids], { start: 1, end: 2 });
  const used = graph.op("Slice", [places, graph.integers([0]), length, graph.integers([0])]); // [tokens, hiddenSize]
  return graph.op("Add", [tokens, used]);
}

/** One set of weights for every state: declared once, used often. */
function finalNorm(
  graph: Graph,
  { hiddenSize: width, normEps: epsilon }: ClipTextConfig,
): (state: Value) => Value {
  const weight = graph.weight("weight", [width]);
  const bias = graph.weight("bias", [width]);
  return (state) => graph.profile.layerNorm(graph, state, { weight, bias, epsilon });
}

/** @returns `[batch, hiddenSize]`: the state at the first end of text, which padding may repeat */
function poolAtEndOfText(
  graph: Graph,
  { ids, states }: { ids: Value; states: Value },
  { endOfTextId: endOfText }: ClipTextConfig,
): Value {
  const marks =
    endOfText === historicalEndOfText
      ? ids
      : graph.op("Cast", [graph.op("Equal", [ids, int32(graph, endOfText)])], { to: 6 });
  const position = graph.op("ArgMax", [marks], { axis: 1, keepdims: 1, select_last_index: 0 }); // [batch, 1]
  return graph.op("GatherND", [states, position], { batch_dims: 1 });
}

function int32(graph: Graph, value: number): Value {
  return graph.op("Cast", [graph.integers([value], [])], { to: 6 });
}
