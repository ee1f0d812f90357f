import type { Graph, Value, WeightValue } from "./graph.ts";

/**
 * The numbers of a Winograd convolution F(m x m, 3 x 3): tiles of m x m results from (m + 2) x (m + 2) pixels, with
 * (m + 2)^2 products for each pair of channels instead of 9 m^2.
 */
interface Transform {
  /** m */
  results: number;
  /** Weights: `[m + 2][3]`. */
  weights: readonly (readonly number[])[];
  /** Pixels: `[m + 2][m + 2]`. */
  pixels: readonly (readonly number[])[];
  /** Results: `[m][m + 2]`. */
  sums: readonly (readonly number[])[];
}

// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2015), section 4.
const transforms: Record<2 | 4, Transform> = {
  // 16 products for 36: weights grow to 16/9.
  2: {
    results: 2,
    weights: [
      [1, 0, 0],
      [1 / 2, 1 / 2, 1 / 2],
      [1 / 2, -1 / 2, 1 / 2],
      [0, 0, 1],
    ],
    pixels: [
      [1, 0, -1, 0],
      [0, 1, 1, 0],
      [0, -1, 1, 0],
      [0, 1, 0, -1],
    ],
    sums: [
      [1, 1, 1, 0],
      [0, 1, -1, -1],
    ],
  },
  // 36 products for 144: weights grow to four times.
  4: {
    results: 4,
    weights: [
      [1 / 4, 0, 0],
      [-1 / 6, -1 / 6, -1 / 6],
      [-1 / 6, 1 / 6, -1 / 6],
      [1 / 24, 1 / 12, 1 / 6],
      [1 / 24, -1 / 12, 1 / 6],
      [0, 0, 1],
    ],
    pixels: [
      [4, 0, -5, 0, 1, 0],
      [0, -4, -4, 1, 1, 0],
      [0, 4, -4, -1, 1, 0],
      [0, -2, -1, 2, 1, 0],
      [0, 2, -1, -2, 1, 0],
      [0, 4, 0, -5, 0, 1],
    ],
    sums: [
      [1, 1, 1, 1, 1, 0],
      [0, 1, -1, 2, -2, 0],
      [0, 1, 1, 4, 4, 0],
      [0, 1, -1, 8, -8, 1],
    ],
  },
};

export interface WinogradOptions {
  weight: WeightValue;
  in: number;
  out: number;
  /** Side of a tile of results: 4 takes fewer products, 2 less memory. */
  tile: 2 | 4;
}

/**
 * A 3x3 convolution of stride 1 that keeps the size, without its bias. `x` `[batch, in, height, width]` ->
 * `[batch, out, height, width]`. Weights are transformed once, when the network is opened.
 */
export function winogradConv2d(graph: Graph, x: Value, options: WinogradOptions): Value {
  const { in: width, out, tile } = options;
  const { results, sums } = transforms[tile];
  const places = (results + 2) ** 2;
  const tiles = transformPixels(graph, x, options); // [batch, in * places, rows, columns]
  const byPlace = graph.op(
    "Transpose",
    [graph.op("Reshape", [tiles, graph.integers([0, width, places, -1])])],
    { perm: [0, 2, 1, 3] }, // [batch, places, in, rows * columns]
  );
  const products = graph.op("MatMul", [transformWeights(graph, options), byPlace]); // [batch, places, out, rows * columns]
  const summing = kronecker(sums);
  const pixels = graph.op("MatMul", [
    graph.constant(summing.flat(), [results ** 2, places]),
    graph.op("Reshape", [products, graph.integers([0, places, -1])]),
  ]); // [batch, results * results, out * rows * columns]
  return interleave(graph, pixels, { x, tiles, out, results });
}

/** `[places, out, in]`; 9 numbers of a kernel become `places`. */
function transformWeights(graph: Graph, { weight, in: width, out, tile }: WinogradOptions): Value {
  const matrix = kronecker(transforms[tile].weights);
  const places = matrix.length;
  const kernels = weight.as([out * width, 9]);
  // Gemm, because ONNX Runtime computes it when the network is opened; its own FusedMatMul it would run each time.
  const transformed = graph.op("Gemm", [graph.constant(matrix.flat(), [places, 9]), kernels], { transB: 1 });
  return graph.op("Reshape", [transformed, graph.integers([places, out, width])]);
}

/** Overlapping tiles, transformed: for each channel a convolution with one kernel for each place. */
function transformPixels(graph: Graph, x: Value, { in: width, tile }: WinogradOptions): Value {
  const { pixels, results } = transforms[tile];
  const side = results + 2;
  const kernels = graph.shared(`winograd ${tile} ${width}`, () =>
    graph.op("Tile", [
      graph.constant(kronecker(pixels).flat(), [side ** 2, 1, side, side]),
      graph.integers([width, 1, 1, 1]),
    ]),
  );
  return graph.op("Conv", [x, kernels], {
    kernel_shape: [side, side],
    strides: [results, results],
    // Enough after the end for a last tile that is only partly needed.
    pads: [1, 1, results, results],
    group: width,
  });
}

/** Puts the results of each tile beside each other, and cuts off those beyond the size of `x`. */
function interleave(
  graph: Graph,
  pixels: Value,
  { x, tiles, out, results }: { x: Value; tiles: Value; out: number; results: number },
): Value {
  const times = graph.integers([results]);
  const rows = graph.op("Mul", [graph.op("Shape", [tiles], { start: 2, end: 3 }), times]);
  const columns = graph.op("Mul", [graph.op("Shape", [tiles], { start: 3, end: 4 }), times]);
  const reshape = (value: Value, ...sides: (number | Value)[]): Value => {
    const parts = sides.map((side) => (typeof side === "number" ? graph.integers([side]) : side));
    return graph.op("Reshape", [value, graph.op("Concat", parts, { axis: 0 })]);
  };
  // Two moves of one axis each: ONNX Runtime copies whole runs then, instead of number by number.
  const acrossRows = graph.op("Transpose", [reshape(pixels, 0, results, results, -1)], {
    perm: [0, 1, 3, 2],
  });
  const acrossBoth = graph.op("Transpose", [reshape(acrossRows, 0, results, -1, columns)], {
    perm: [0, 2, 1, 3],
  });
  const whole = reshape(acrossBoth, 0, out, rows, columns);
  const size = graph.op("Shape", [x], { start: 2, end: 4 });
  return graph.op("Slice", [whole, graph.integers([0, 0]), size, graph.integers([2, 3])]);
}

/** The two-dimensional transform of a one-dimensional one: each entry of one matrix times the whole other. */
function kronecker(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.flatMap((a) => matrix.map((b) => a.flatMap((x) => b.map((y) => x * y))));
}
