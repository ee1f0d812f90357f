import type { Graph, Value } from "../graph/graph.ts";
import { activation } from "./activation.ts";
import { linear } from "./linear.ts";

/**
 * Gated feed-forward of a UNet's transformer: `(W1 x) * gelu(W2 x)`, four times as wide, then back to `width`.
 * `x` `[batch, tokens, width]`. Source: huggingface/diffusers, models/activations.py, GEGLU.
 */
export function gatedFeedForward(graph: Graph, x: Value, { width }: { width: number }): Value {
  const inner = 4 * width;
  const proj = graph.at("net.0.proj");
  // One tensor in the file; its halves lie one after the other, so both products are read in place and none is split.
  const [hiddenWeight, gateWeight] = proj.weightParts("weight", [2 * inner, width], 2);
  const [hiddenBias, gateBias] = proj.weightParts("bias", [2 * inner], 2);
  if (!hiddenWeight || !gateWeight) throw new Error("a weight has two halves");
  const hidden = graph.profile.linear(proj, x, { weight: hiddenWeight, bias: hiddenBias });
  const gate = graph.profile.linear(proj, x, { weight: gateWeight, bias: gateBias });
  const gated = graph.op("Mul", [hidden, activation(graph, gate, "gelu")]);
  return linear(graph.at("net.2"), gated, { in: inner, out: width });
}
