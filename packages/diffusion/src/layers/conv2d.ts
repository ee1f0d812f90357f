import type { Graph, Value } from "../graph/graph.ts";
import type { Conv2dShape } from "../graph/op-profile.ts";

export interface Conv2dOptions extends Partial<Conv2dShape> {
  in: number;
  out: number;
  /** True when left out. */
  bias?: boolean;
}

/**
 * `x` `[batch, in, height, width]` -> `[batch, out, ...]`; a 3x3 kernel that keeps the size when nothing else is said.
 * torch.nn.Conv2d.
 */
export function conv2d(graph: Graph, x: Value, options: Conv2dOptions): Value {
  const { in: width, out, bias = true, kernel = 3, stride = 1, padding = (kernel - 1) / 2 } = options;
  const weight = graph.weight("weight", [out, width, kernel, kernel]);
  return graph.profile.conv2d(graph, x, {
    weight,
    bias: bias ? graph.weight("bias", [out]) : undefined,
    in: width,
    out,
    kernel,
    stride,
    padding,
  });
}
