import type { Graph, Value } from "../graph/graph.ts";
import { activation } from "./activation.ts";
import { linear } from "./linear.ts";

const maxPeriod = 10_000;

export interface SinusoidOptions {
  width: number;
  /** Cosines before sines. */
  flipSinToCos: boolean;
  freqShift: number;
}

/**
 * Sines and cosines of numbers at falling frequencies. `numbers` `[count]` -> `[count, width]`.
 * Source: huggingface/diffusers, models/embeddings.py, get_timestep_embedding; float32 at each step, as torch computes it.
 */
export function sinusoid(
  graph: Graph,
  numbers: Value,
  { width, flipSinToCos, freqShift }: SinusoidOptions,
): Value {
  const half = Math.floor(width / 2);
  const step = Math.fround(-Math.log(maxPeriod));
  const frequencies = Float32Array.from({ length: half }, (_, index) =>
    Math.exp(Math.fround(Math.fround(step * index) / (half - freqShift))),
  );
  const column = graph.op("Reshape", [numbers, graph.integers([-1, 1])]);
  const angles = graph.op("Mul", [column, graph.constant(frequencies, [1, half])]);
  const [sines, cosines] = [graph.op("Sin", [angles]), graph.op("Cos", [angles])];
  const both = graph.op("Concat", flipSinToCos ? [cosines, sines] : [sines, cosines], { axis: 1 });
  return width % 2 === 0 ? both : graph.op("Pad", [both, graph.integers([0, 0, 0, 1])]);
}

export interface TimeEmbeddingOptions {
  in: number;
  out: number;
  /** Width of what an LCM adds before the first layer. */
  conditionWidth?: number | undefined;
}

/**
 * Two linear layers with SiLU between. `x` `[batch, in]`, `condition` `[batch, conditionWidth]` -> `[batch, out]`.
 * Source: huggingface/diffusers, models/embeddings.py, TimestepEmbedding.
 */
export function timeEmbedding(
  graph: Graph,
  { x, condition }: { x: Value; condition?: Value | undefined },
  { in: width, out, conditionWidth }: TimeEmbeddingOptions,
): Value {
  const conditioned =
    condition && conditionWidth
      ? graph.op("Add", [
          x,
          linear(graph.at("cond_proj"), condition, { in: conditionWidth, out: width, bias: false }),
        ])
      : x;
  const hidden = activation(graph, linear(graph.at("linear_1"), conditioned, { in: width, out }), "silu");
  return linear(graph.at("linear_2"), hidden, { in: out, out });
}
