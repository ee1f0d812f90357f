import { join } from "node:path";
import { expect, test } from "vitest";
import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph } from "../graph/graph.ts";
import { conv2d } from "../layers/conv2d.ts";
import { linear } from "../layers/linear.ts";
import { readWeights } from "../weights/read-weights.ts";
import { temporaryFolder, writeSafetensors } from "../weights/safetensors.test.fixture.ts";
import { openNetwork } from "./open-network.ts";
import { testRuntime } from "./runtime.test.fixture.ts";

test("a linear layer runs over weights that stay in their file, whatever their type", async () => {
  await using folder = await temporaryFolder();
  const half = (values: number[]): Uint16Array => new Uint16Array(new Float16Array(values).buffer);
  const brain = (values: number[]): Uint16Array =>
    Uint16Array.from(new Uint32Array(new Float32Array(values).buffer), (bits) => bits >>> 16);
  const values = [1, 2, 3, 4, 5, 6];
  await writeSafetensors(join(folder.path, "model.safetensors"), {
    "a.weight": { shape: [2, 3], data: new Float32Array(values) },
    "b.weight": { shape: [2, 3], data: half(values), type: "F16" },
    "c.weight": { shape: [2, 3], data: brain(values), type: "BF16" },
    "c.bias": { shape: [2], data: new Float32Array([10, 20]) },
  });
  const graph = createGraph({ weights: await readWeights(folder.path), profile: cpuExact });
  const x = graph.input("x", "float32", ["batch", 3]);
  for (const name of ["a", "b", "c"]) {
    graph.output(name, linear(graph.at(name), x, { in: 3, out: 2, bias: name === "c" }));
  }
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  const results = await network.run({ x: { dims: [1, 3], data: new Float32Array([1, 0, -1]) } });
  await network.release();
  expect(results).toEqual({
    a: { dims: [1, 2], data: new Float32Array([-2, -2]) },
    b: { dims: [1, 2], data: new Float32Array([-2, -2]) },
    c: { dims: [1, 2], data: new Float32Array([8, 18]) },
  });
});

test("a convolution keeps the size of what it is given", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "diffusion_pytorch_model.safetensors"), {
    weight: { shape: [1, 1, 3, 3], data: new Float32Array(9).fill(1) },
    bias: { shape: [1], data: new Float32Array([0.5]) },
  });
  const graph = createGraph({ weights: await readWeights(folder.path), profile: cpuExact });
  const x = graph.input("x", "float32", [1, 1, "height", "width"]);
  graph.output("y", conv2d(graph, x, { in: 1, out: 1 }));
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  const { y } = await network.run({ x: { dims: [1, 1, 2, 3], data: new Float32Array(6).fill(1) } });
  await network.release();
  expect(y).toEqual({ dims: [1, 1, 2, 3], data: new Float32Array([4.5, 6.5, 4.5, 4.5, 6.5, 4.5]) });
});
