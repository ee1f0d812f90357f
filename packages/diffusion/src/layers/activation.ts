import type { Graph, Value } from "../graph/graph.ts";
import type { Activation } from "../graph/op-profile.ts";

/** Element by element: `silu` x * sigmoid(x), `gelu` by erf, `quick_gelu` x * sigmoid(1.702 x), `relu`. */
export function activation(graph: Graph, x: Value, kind: Activation): Value {
  return graph.profile.activation(graph, x, kind);
}
