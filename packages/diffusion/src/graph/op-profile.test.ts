import { join } from "node:path";
import { expect, test } from "vitest";
import { linear } from "../layers/linear.ts";
import { openNetwork } from "../sessions/open-network.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { readWeights } from "../weights/read-weights.ts";
import { temporaryFolder, writeSafetensors } from "../weights/safetensors.test.fixture.ts";
import { cpuExact } from "./cpu-exact.ts";
import { createGraph } from "./graph.ts";
import type { OpProfile } from "./op-profile.ts";

test("a profile can record the range of what each layer is given, without the network's knowing", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "model.safetensors"), {
    "a.weight": { shape: [1, 2], data: new Float32Array([2, 3]) },
    "b.weight": { shape: [2, 1], data: new Float32Array([-1, 1]) },
  });
  const ranges: string[] = [];
  const recording: OpProfile = {
    ...cpuExact,
    name: "recording",
    linear(graph, x, weights) {
      const name = `range of ${weights.weight.name}`;
      ranges.push(name);
      graph.output(name, graph.op("ReduceMax", [graph.op("Abs", [x])], { keepdims: 0 }));
      return cpuExact.linear(graph, x, weights);
    },
  };
  const graph = createGraph({ weights: await readWeights(folder.path), profile: recording });
  const x = graph.input("x", "float32", [1, 2]);
  const hidden = linear(graph.at("a"), x, { in: 2, out: 1, bias: false });
  graph.output("y", linear(graph.at("b"), hidden, { in: 1, out: 2, bias: false }));
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  const results = await network.run({ x: { dims: [1, 2], data: new Float32Array([-4, 1]) } });
  await network.release();
  expect(results).toEqual({
    y: { dims: [1, 2], data: new Float32Array([5, -5]) },
    "range of a.weight": { dims: [], data: new Float32Array([4]) },
    "range of b.weight": { dims: [], data: new Float32Array([5]) },
  });
  expect(ranges).toEqual(["range of a.weight", "range of b.weight"]);
});
