import type { Graph, Value } from "../graph/graph.ts";

/**
 * Statistics over the channels of each group and all pixels, a scale and shift per channel, then SiLU where asked for.
 * `x` `[batch, channels, height, width]`. torch.nn.GroupNorm.
 */
export function groupNorm(
  graph: Graph,
  x: Value,
  {
    channels,
    groups,
    epsilon,
    silu = false,
  }: { channels: number; groups: number; epsilon: number; silu?: boolean },
): Value {
  const weight = graph.weight("weight", [channels]);
  const bias = graph.weight("bias", [channels]);
  return graph.profile.groupNorm(graph, x, { weight, bias, channels, groups, epsilon, silu });
}

/** Statistics over the last axis. `x` `[..., width]`. torch.nn.LayerNorm. */
export function layerNorm(
  graph: Graph,
  x: Value,
  { width, epsilon = 1e-5 }: { width: number; epsilon?: number },
): Value {
  const weight = graph.weight("weight", [width]);
  return graph.profile.layerNorm(graph, x, { weight, bias: graph.weight("bias", [width]), epsilon });
}
