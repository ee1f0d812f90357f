import type { Graph, Value } from "./graph.ts";
import { asFloat } from "./onnx-model.ts";
import type {
  AffineWeights,
  AttentionOptions,
  AttentionTokens,
  Conv2dShape,
  GroupNormOptions,
  OpProfile,
} from "./op-profile.ts";
import { winogradConv2d } from "./winograd.ts";

/** 32-bit floats throughout, in the operators that ONNX Runtime's CPU kernels do best. */
export const cpuExact: OpProfile = {
  name: "cpu-exact",
  conv2d,
  linear(graph, x, { weight, bias }) {
    // As quick as over rearranged weights, for all but a few rows.
    const product = graph.op("com.microsoft.FusedMatMul", [x, weight.inPlace()], { transB: 1 });
    return bias ? graph.op("Add", [product, bias]) : product;
  },
  groupNorm,
  layerNorm: (graph, x, { weight, bias, epsilon }) =>
    graph.op("LayerNormalization", [x, weight, bias], { axis: -1, epsilon: asFloat(epsilon) }),
  attention: (graph, tokens, options) =>
    options.cross ? attendByProducts(graph, tokens, options) : attendFused(graph, tokens, options),
  activation(graph, x, kind) {
    if (kind === "relu") return graph.op("Relu", [x]);
    if (kind === "gelu") return graph.op("Gelu", [x], { approximate: "none" });
    return graph.op("com.microsoft.QuickGelu", [x], { alpha: asFloat(kind === "silu" ? 1 : 1.702) });
  },
};

function conv2d(graph: Graph, x: Value, options: AffineWeights & Conv2dShape): Value {
  const { weight, bias, kernel, stride, padding } = options;
  if (paysTransformed(graph, options)) {
    const product = winogradConv2d(graph, x, options);
    return bias ? graph.op("Add", [product, graph.op("Unsqueeze", [bias, graph.integers([1, 2])])]) : product;
  }
  // Pictures larger than latents have few weights and much work, where the runtime's own layout pays.
  const placed = graph.reduction < 1 ? weight : weight.inPlace();
  return graph.op("Conv", bias ? [x, placed, bias] : [x, placed], {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: typeof padding === "number" ? [padding, padding, padding, padding] : padding,
  });
}

/** Below this many channels the transforms cost more than the products they save. */
const winogradChannels = 128;

/**
 * Where pictures are large, a layer has few weights and much work: its weights may grow to four times. Where they are
 * small it is the other way round, and opening would take longer than many runs save. Larger than latents by more than
 * two, as at the end of a VAE, transformed pixels would take gigabytes.
 */
function paysTransformed(graph: Graph, { in: width, out, kernel, stride, padding }: Conv2dShape): boolean {
  const isWide = Math.min(width, out) >= winogradChannels;
  const keepsSize = kernel === 3 && stride === 1 && padding === 1;
  return isWide && keepsSize && graph.reduction >= 1 / 2 && graph.reduction <= 2;
}

/**
 * Mean and variance of the centred numbers, then one scale and one shift per channel. The square's mean rather than
 * ReduceSumSquare, which sums 32-bit numbers one by one and loses digits where there are many.
 */
function groupNorm(graph: Graph, x: Value, options: GroupNormOptions): Value {
  const { weight, bias, channels, groups, epsilon, silu } = options;
  const rows = graph.op("Reshape", [x, graph.integers([0, groups, -1])]); // [batch, groups, numbers]
  const meanOf = (value: Value): Value =>
    graph.op("ReduceMean", [value, graph.integers([-1])], { keepdims: 1 });
  const centred = graph.op("Sub", [rows, meanOf(rows)]);
  const variance = meanOf(graph.op("Mul", [centred, centred])); // [batch, groups, 1]
  const deviation = graph.op("Sqrt", [graph.op("Add", [variance, graph.constant([epsilon], [])])]);
  const gain = graph.op("Reshape", [weight, graph.integers([1, groups, channels / groups])]);
  const scale = graph.op("Reshape", [
    graph.op("Div", [gain, deviation]),
    graph.integers([0, channels, 1, 1]),
  ]);
  const scaled = graph.op("Mul", [graph.op("Reshape", [centred, graph.op("Shape", [x])]), scale]);
  const moved = graph.op("Add", [scaled, graph.op("Reshape", [bias, graph.integers([channels, 1, 1])])]);
  return silu ? graph.op("com.microsoft.QuickGelu", [moved], { alpha: asFloat(1) }) : moved;
}

function attendFused(
  graph: Graph,
  { query, key, value }: AttentionTokens,
  { heads, causal }: AttentionOptions,
): Value {
  return graph.op("com.microsoft.MultiHeadAttention", [query, key, value], {
    num_heads: heads,
    unidirectional: causal ? 1 : 0,
  });
}

/** Quicker than the fused operator where few tokens are looked at: a prompt has 77. */
function attendByProducts(
  graph: Graph,
  tokens: AttentionTokens,
  { heads, headWidth }: AttentionOptions,
): Value {
  const split = graph.integers([0, 0, heads, headWidth]);
  const toHeads = (x: Value, perm: number[]): Value =>
    graph.op("Transpose", [graph.op("Reshape", [x, split])], { perm });
  const query = toHeads(tokens.query, [0, 2, 1, 3]); // [batch, heads, tokens, headWidth]
  const key = toHeads(tokens.key, [0, 2, 3, 1]); // [batch, heads, headWidth, others]
  const value = toHeads(tokens.value, [0, 2, 1, 3]);
  const scores = graph.op("com.microsoft.FusedMatMul", [query, key], {
    alpha: asFloat(1 / Math.sqrt(headWidth)),
  });
  const attended = graph.op("MatMul", [graph.op("Softmax", [scores], { axis: -1 }), value]);
  const joined = graph.op("Transpose", [attended], { perm: [0, 2, 1, 3] });
  return graph.op("Reshape", [joined, graph.integers([0, 0, heads * headWidth])]);
}
