import type { Graph, Value } from "../graph/graph.ts";
import { conv2d } from "../layers/conv2d.ts";
import { linear } from "../layers/linear.ts";
import { layerNorm } from "../layers/norms.ts";
import type { ClipVisionConfig } from "../models/clip-config.ts";
import { clipLayers } from "./clip-layers.ts";

/**
 * A CLIP image encoder with its projection. Names of weights are those of transformers' CLIPVisionModelWithProjection.
 *
 * In: `pixels` `[batch, 3, imageSize, imageSize]`, normalised. Out: `embedding` `[batch, projectionDim]`.
 */
export function buildClipVision(graph: Graph, config: ClipVisionConfig): void {
  graph.output("embedding", embedImage(graph, config));
}

/**
 * The network up to its projection, for {@link buildClipVision} and the safety checker.
 * @returns `[batch, projectionDim]`
 */
export function embedImage(graph: Graph, config: ClipVisionConfig): Value {
  const { hiddenSize: width, imageSize: side } = config;
  const pixels = graph.input("pixels", "float32", ["batch", 3, side, side]);
  const vision = graph.at("vision_model");
  const norm = { width, epsilon: config.normEps };
  const patches = embedPatches(vision.at("embeddings"), pixels, config);
  // The misspelt name is the file's.
  const ready = layerNorm(vision.at("pre_layrnorm"), patches, norm);
  const state = clipLayers(vision, ready, { ...config, causal: false }).at(-1) ?? ready;
  const whole = graph.op("Gather", [state, graph.integers([0], [])], { axis: 1 }); // [batch, hiddenSize]
  const normed = layerNorm(vision.at("post_layernorm"), whole, norm);
  const shape = { in: width, out: config.projectionDim, bias: false };
  return linear(graph.at("visual_projection"), normed, shape);
}

/** @returns `[batch, 1 + patches, hiddenSize]`: a token for the whole picture, then one for each patch */
function embedPatches(graph: Graph, pixels: Value, config: ClipVisionConfig): Value {
  const { hiddenSize: width, patchSize: kernel } = config;
  const patchCount = Math.floor(config.imageSize / kernel) ** 2;
  const grid = conv2d(graph.at("patch_embedding"), pixels, {
    in: 3,
    out: width,
    kernel,
    stride: kernel,
    padding: 0,
    bias: false,
  }); // [batch, hiddenSize, rows, columns]
  const flat = graph.op("Reshape", [grid, graph.integers([0, width, patchCount])]);
  const patches = graph.op("Transpose", [flat], { perm: [0, 2, 1] }); // [batch, patches, hiddenSize]
  const batch = graph.op("Shape", [pixels], { start: 0, end: 1 });
  const wanted = graph.op("Concat", [batch, graph.integers([1, width])], { axis: 0 });
  const whole = graph.op("Expand", [graph.weight("class_embedding", [width]), wanted]);
  const tokens = graph.op("Concat", [whole, patches], { axis: 1 });
  return graph.op("Add", [tokens, graph.weight("position_embedding.weight", [1 + patchCount, width])]);
}
