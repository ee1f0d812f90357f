import type { Graph, Value } from "../graph/graph.ts";

export interface LinearOptions {
  in: number;
  out: number;
  /** True when left out. */
  bias?: boolean;
}

/** `x` `[..., in]` -> `[..., out]`; weight `[out, in]`. torch.nn.Linear. */
export function linear(graph: Graph, x: Value, { in: width, out, bias = true }: LinearOptions): Value {
  const weight = graph.weight("weight", [out, width]);
  return graph.profile.linear(graph, x, { weight, bias: bias ? graph.weight("bias", [out]) : undefined });
}
