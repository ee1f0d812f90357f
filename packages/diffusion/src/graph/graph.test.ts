import { join } from "node:path";
import { expect, test } from "vitest";
import { openNetwork } from "../sessions/open-network.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { readWeights } from "../weights/read-weights.ts";
import { temporaryFolder, writeSafetensors } from "../weights/safetensors.test.fixture.ts";
import type { StoredTensor, Weights } from "../weights/weights.ts";
import { cpuExact } from "./cpu-exact.ts";
import { createGraph } from "./graph.ts";
import { writeOnnxModel } from "./onnx-model.ts";

function stored(shapes: Record<string, number[]>): Weights {
  return new Map(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      { name, type: "F32", shape, file: "/models/a/model.safetensors", offset: 0, length: 4 },
    ]),
  );
}

test("a tensor of another shape is named with both shapes", () => {
  const graph = createGraph({ weights: stored({ "conv.weight": [4, 8] }), profile: cpuExact });
  expect(() => graph.at("conv").weight("weight", [8, 4])).toThrow(
    "conv.weight is 4 x 8 in the file, but the configuration makes it 8 x 4",
  );
});

test("a tensor that the file lacks is named", () => {
  const graph = createGraph({ weights: stored({}), profile: cpuExact });
  expect(() => graph.at("mid_block").at("resnets.0").weight("norm1.bias", [320])).toThrow(
    "the weights have no mid_block.resnets.0.norm1.bias (320)",
  );
});

test("a tensor asked for twice is a fault of the network", () => {
  const graph = createGraph({ weights: stored({ weight: [1] }), profile: cpuExact });
  graph.weight("weight", [1]);
  expect(() => graph.weightParts("weight", [1], 1)).toThrow("the network asks for weight twice");
});

test("tensors that the network has no place for are named, the first five", () => {
  const names = Array.from({ length: 7 }, (_, index) => `lora.${index}`);
  const graph = createGraph({
    weights: stored(Object.fromEntries(names.map((name) => [name, [1]]))),
    profile: cpuExact,
  });
  expect(() => graph.finish()).toThrow(
    "the configuration has no place for these weights of the file: lora.0, lora.1, lora.2, lora.3, lora.4, and 2 more",
  );
});

test("without weights a graph declares what it would need", () => {
  const graph = createGraph({ profile: cpuExact });
  graph.at("a").weight("weight", [2, 3]);
  graph.at("b").weightParts("bias", [4], 2);
  expect([...graph.declared]).toEqual([
    ["a.weight", [2, 3]],
    ["b.bias", [4]],
  ]);
  expect(graph.finish().parameterCount).toBe(10);
  expect(graph.has("a.weight")).toBe(false);
});

test("parts of a tensor are read from their own places, and files from a common folder", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "model.safetensors"), {
    pair: { shape: [4, 1], data: new Float32Array([1, 2, 30, 40]) },
  });
  const graph = createGraph({ weights: await readWeights(folder.path), profile: cpuExact });
  const [first, second] = graph.weightParts("pair", [4, 1], 2);
  const x = graph.input("x", "float32", [1]);
  if (first && second) graph.output("y", graph.op("Sub", [graph.op("Mul", [second, x]), first]));
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  const { y } = await network.run({ x: { dims: [1], data: new Float32Array([10]) } });
  await network.release();
  expect(y).toEqual({ dims: [2, 1], data: new Float32Array([299, 398]) });
});

test("weights that stay in their file take what they take there, others 32 bits a number", () => {
  const half = { ...stored({ a: [8], b: [8] }).get("a"), type: "F16" } as StoredTensor;
  const graph = createGraph({
    weights: new Map(["a", "b", "c"].map((name) => [name, { ...half, name }])),
    profile: cpuExact,
  });
  graph.weight("a", [8]).inPlace();
  graph.weight("b", [8]);
  graph.weight("c", [8]).grows(4);
  expect(graph.finish()).toMatchObject({ parameterCount: 24, residentBytes: 2 * 8 + 4 * 8 + 4 * 4 * 8 });
});

test.for([true, false])(
  "a weight is no constant to the inference engine where it stays in its file: %o",
  (inPlace) => {
    const bytes = writeOnnxModel({
      inputs: [],
      outputs: [],
      nodes: [],
      constants: [],
      externals: [{ ...stored({ w: [2] }).get("w")!, location: "model.safetensors", inPlace }],
    });
    // An input of the graph (field 11) with the name of the initializer: "w", 32-bit floats, 2 of them.
    expect(Buffer.from(bytes).toString("hex").includes("5a0f0a0177120a0a08080112040a020802")).toBe(inPlace);
  },
);

test("a tensor that its parts do not share evenly is refused", () => {
  const graph = createGraph({ weights: stored({ weight: [3] }), profile: cpuExact });
  expect(() => graph.weightParts("weight", [3], 2)).toThrow("weight has 3 rows, which 2 parts do not share");
});

test("weights in several folders are opened from the one that holds all", () => {
  const file = (path: string): [string, never] => [
    path,
    { ...stored({ x: [1] }).get("x"), name: path, file: path } as never,
  ];
  const graph = createGraph({ weights: new Map([file("/m/a/1"), file("/m/ab/2")]), profile: cpuExact });
  graph.weight("/m/a/1", [1]);
  graph.weight("/m/ab/2", [1]);
  expect(graph.finish().externalFolder).toBe("/m");
});

test("the bytes are those of the ONNX format", () => {
  const bytes = writeOnnxModel({
    inputs: [{ name: "x", type: "float32", dims: ["n", 300] }],
    outputs: [{ name: "y", type: "float32" }],
    nodes: [
      {
        type: "Elu",
        domain: "",
        inputs: ["x"],
        outputs: ["y"],
        attributes: { alpha: { float: 0.5 }, axis: -1 },
      },
    ],
    constants: [],
    externals: [],
  });
  const hex = Buffer.from(bytes).toString("hex");
  // IR version 10, producer.
  expect(hex.slice(0, 22)).toBe("080a120770696e686f6c65");
  // alpha: name, float 0.5, type FLOAT.
  expect(hex).toContain("0a05616c706861150000003fa00101");
  // axis: -1 takes ten bytes.
  expect(hex).toContain("0a046178697318ffffffffffffffffff01a00102");
  // dims: a name, then 300.
  expect(hex).toContain("0a0312016e0a0308ac02");
  // Opset 21.
  expect(hex).toContain("42040a001015");
});
