import type { Graph, Value } from "../graph/graph.ts";
import { conv2d } from "./conv2d.ts";
import { linear } from "./linear.ts";
import { groupNorm } from "./norms.ts";

export interface ResnetOptions {
  in: number;
  out: number;
  groups: number;
  epsilon: number;
  /** Width of the time embedding; undefined in a VAE. */
  timeWidth?: number | undefined;
  /** Divides the result; 1 when left out. */
  outputScale?: number;
}

/**
 * Twice norm, SiLU and convolution, beside a shortcut. `x` `[batch, in, height, width]` -> `[batch, out, ...]`.
 * Source: huggingface/diffusers, models/resnet.py, ResnetBlock2D.
 * @param input `time` `[batch or 1, timeWidth]`, its activation applied already
 */
export function resnetBlock(
  graph: Graph,
  { x, time }: { x: Value; time?: Value | undefined },
  { in: width, out, groups, epsilon, timeWidth = 0, outputScale = 1 }: ResnetOptions,
): Value {
  const first = groupNorm(graph.at("norm1"), x, { channels: width, groups, epsilon, silu: true });
  const convolved = conv2d(graph.at("conv1"), first, { in: width, out });
  const timed = time
    ? addPerChannel(graph, convolved, linear(graph.at("time_emb_proj"), time, { in: timeWidth, out }))
    : convolved;
  const second = groupNorm(graph.at("norm2"), timed, { channels: out, groups, epsilon, silu: true });
  const residual = conv2d(graph.at("conv2"), second, { in: out, out });
  const shortcut = width === out ? x : conv2d(graph.at("conv_shortcut"), x, { in: width, out, kernel: 1 });
  const sum = graph.op("Add", [shortcut, residual]);
  return outputScale === 1 ? sum : graph.op("Div", [sum, graph.constant([outputScale], [])]);
}

/** `x` `[batch, channels, height, width]` + `offset` `[batch or 1, channels]`. */
function addPerChannel(graph: Graph, x: Value, offset: Value): Value {
  return graph.op("Add", [x, graph.op("Unsqueeze", [offset, graph.integers([2, 3])])]);
}
