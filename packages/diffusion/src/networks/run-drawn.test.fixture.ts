import { join } from "node:path";
import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph, type Graph } from "../graph/graph.ts";
import { drawWeight, noiseOf } from "../models/drawn-weights.test.fixture.ts";
import { openNetwork } from "../sessions/open-network.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { readWeights } from "../weights/read-weights.ts";
import {
  type FixtureTensor,
  temporaryFolder,
  writeSafetensors,
} from "../weights/safetensors.test.fixture.ts";

/** Runs a network whose weights are drawn from their names (tools/goldens/weights.py). */
export async function runDrawn(
  build: (graph: Graph) => void,
  inputs: Readonly<Record<string, Tensor>>,
  /** Tensors drawn from another's name: equal to it. */
  namesakes: Readonly<Record<string, string>> = {},
): Promise<Record<string, Tensor>> {
  await using folder = await temporaryFolder();
  const shapes = createGraph({ profile: cpuExact });
  build(shapes);
  const weights: Record<string, FixtureTensor> = {};
  for (const [name, shape] of shapes.declared)
    weights[name] = { shape: [...shape], data: drawWeight(namesakes[name] ?? name, shape) };
  await writeSafetensors(join(folder.path, "model.safetensors"), weights);
  const graph = createGraph({ weights: await readWeights(folder.path), profile: cpuExact });
  build(graph);
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  const results = await network.run(inputs);
  await network.release();
  return results;
}

/** A tensor of normal numbers drawn from a name. */
export function drawn(name: string, ...dims: number[]): Tensor {
  return {
    dims,
    data: noiseOf(
      name,
      dims.reduce((product, side) => product * side, 1),
    ),
  };
}
