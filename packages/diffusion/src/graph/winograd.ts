import type { Graph, Value, WeightValue } from "./graph.ts";

/**
 * A convolution of tiles: side x side pixels give `results` x `results` of it, with one product for each of the side^2
 * places and each pair of channels instead of 9 for each result. Each matrix is that of one direction.
 */
interface Transform {
  results: number;
  /** Of pixels and results together: results + 2. */
  side: number;
  /** `[side][3]` */
  weights: readonly (readonly number[])[];
  /** `[side][side]` */
  pixels: readonly (readonly number[])[];
  /** `[results][side]` */
  sums: readonly (readonly number[])[];
}

/** 36 products for 144. These points lose half as many digits as 0, 1, -1, 2, -2. */
const transform = toomCook(4, [0, 2 / 3, -2 / 3, 3 / 2, -3 / 2]);

/**
 * Multiplies polynomials by their values at `points` and at infinity. Sources: Lavin and Gray, "Fast Algorithms for
 * Convolutional Neural Networks" (2015); Barabasz and others, "Error Analysis and Improving the Accuracy of Winograd
 * Convolution for Deep Neural Networks" (2020), section 2.
 */
function toomCook(results: number, points: readonly number[]): Transform {
  const side = results + 2;
  const others = (point: number): number[] => points.filter((other) => other !== point);
  const scale = (point: number): number =>
    others(point).reduce((product, other) => product * (point - other), 1);
  const powers = (point: number): number[] =>
    Array.from({ length: side }, (_, exponent) => point ** exponent);
  return {
    results,
    side,
    weights: [
      ...points.map((point) =>
        powers(point)
          .slice(0, 3)
          .map((power) => power / scale(point)),
      ),
      atInfinity(3),
    ],
    pixels: [...points.map((point) => [...withRoots(others(point)), 0]), withRoots(points)],
    sums: atInfinity(results).map((last, exponent) => [...points.map((point) => point ** exponent), last]),
  };
}

/** The value of a polynomial at infinity is its highest coefficient. */
function atInfinity(length: number): number[] {
  return Array.from({ length }, (_, at) => (at === length - 1 ? 1 : 0));
}

/** Coefficients, lowest first, of the product of (x - root). */
function withRoots(roots: readonly number[]): number[] {
  return roots.reduce(
    (product, root) => [...product, 0].map((_, at) => (product[at - 1] ?? 0) - root * (product[at] ?? 0)),
    [1],
  );
}

export interface WinogradOptions {
  weight: WeightValue;
  in: number;
  out: number;
}

/**
 * A 3x3 convolution of stride 1 that keeps the size, without its bias. `x` `[batch, in, height, width]` ->
 * `[batch, out, height, width]`. Weights are transformed once, when the network is opened.
 */
export function winogradConv2d(graph: Graph, x: Value, options: WinogradOptions): Value {
  const { in: width, out } = options;
  const { results, side, sums } = transform;
  const places = side ** 2;
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

/**
 * `[1, places, out, in]`; 9 numbers of a kernel become `places`. As a convolution, whose steps are kernels, because ONNX
 * Runtime computes it when the network is opened, and in the shape that is needed.
 */
function transformWeights(graph: Graph, { weight, in: width, out }: WinogradOptions): Value {
  const matrix = kronecker(transform.weights);
  const places = matrix.length;
  const kernels = weight.as([1, 1, out, 9 * width]);
  weight.grows(places / 9);
  return graph.op("Conv", [kernels, graph.constant(matrix.flat(), [places, 1, 1, 9])], {
    kernel_shape: [1, 9],
    strides: [1, 9],
  });
}

/** Overlapping tiles, transformed: for each channel a convolution with one kernel for each place. */
function transformPixels(graph: Graph, x: Value, { in: width }: WinogradOptions): Value {
  const { pixels, results, side } = transform;
  const kernels = graph.shared(`winograd ${width}`, () =>
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
