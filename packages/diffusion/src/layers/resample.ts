import type { Graph, Value } from "../graph/graph.ts";
import { conv2d } from "./conv2d.ts";

/**
 * Half the size by a convolution of stride 2; `padding` 0 pads below and on the right alone, as a VAE does.
 * `x` `[batch, channels, height, width]`. Source: huggingface/diffusers, models/downsampling.py, Downsample2D.
 */
export function downsample(
  graph: Graph,
  x: Value,
  { channels, padding }: { channels: number; padding: number },
): Value {
  return conv2d(graph.at("conv"), x, {
    in: channels,
    out: channels,
    stride: 2,
    padding: padding === 0 ? [0, 0, 1, 1] : padding,
  });
}

/**
 * Twice the size, each pixel repeated, then a convolution. `x` `[batch, channels, height, width]`.
 * Source: huggingface/diffusers, models/upsampling.py, Upsample2D.
 * @param options `like`: a tensor whose height and width the result gets where they are odd
 */
export function upsample(
  graph: Graph,
  x: Value,
  { channels, like }: { channels: number; like?: Value | undefined },
): Value {
  const doubled = repeatPixels(graph, x, 2);
  const fitted = like ? cropTo(graph, doubled, like) : doubled;
  return conv2d(graph.at("conv").reduced(1 / 2), fitted, { in: channels, out: channels });
}

/** Nearest neighbour: each pixel `factor` times in both directions. */
export function repeatPixels(graph: Graph, x: Value, factor: number): Value {
  return graph.op("Resize", [x, "", graph.constant([1, 1, factor, factor])], {
    mode: "nearest",
    coordinate_transformation_mode: "asymmetric",
    nearest_mode: "floor",
  });
}

/** Half of an odd side is rounded up on the way down, so that twice of it is one too many on the way up. */
function cropTo(graph: Graph, x: Value, like: Value): Value {
  const size = graph.op("Shape", [like], { start: 2, end: 4 });
  return graph.op("Slice", [x, graph.integers([0, 0]), size, graph.integers([2, 3])]);
}
