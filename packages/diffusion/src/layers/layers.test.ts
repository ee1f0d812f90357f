import { expect, test } from "vitest";
import type { Graph, Value } from "../graph/graph.ts";
import { largestDifference, readGolden } from "../models/golden.test.fixture.ts";
import { drawn, runDrawn } from "../networks/run-drawn.test.fixture.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { gatedFeedForward } from "./feed-forward.ts";
import { downsample, upsample } from "./resample.ts";
import { resnetBlock } from "./resnet-block.ts";
import { sinusoid, timeEmbedding } from "./time-embedding.ts";
import { transformer2d } from "./transformer-2d.ts";

const golden = await readGolden("networks");
const context = drawn("context", 2, 11, 24);

/** Largest difference of a block's result to what diffusers computes; inputs are named as they are drawn. */
async function differenceTo(
  name: string,
  build: (graph: Graph, input: (name: string) => Value) => Value,
  inputs: Readonly<Record<string, Tensor>>,
): Promise<number> {
  const { y } = await runDrawn((graph) => {
    const ports = new Map<string, Value>();
    for (const [name, { dims }] of Object.entries(inputs)) {
      ports.set(
        name,
        graph.input(
          name,
          "float32",
          dims.map((side, axis) => (axis === 1 ? side : `${name}_${axis}`)),
        ),
      );
    }
    graph.output(
      "y",
      build(graph, (name) => ports.get(name) ?? graph.constant([])),
    );
  }, inputs);
  return largestDifference(y, golden.get(`block.${name}`));
}

test("a resnet with a time embedding and a shortcut", async () => {
  const options = { in: 32, out: 64, groups: 8, epsilon: 1e-5, timeWidth: 48 };
  // The block of diffusers activates the time itself; ours gets it activated, once for all blocks.
  const activated = await differenceTo(
    "resnet-timed",
    (graph, input) =>
      resnetBlock(
        graph,
        { x: input("x"), time: graph.profile.activation(graph, input("time"), "silu") },
        options,
      ),
    { x: drawn("x", 2, 32, 6, 5), time: drawn("time", 2, 48) },
  );
  expect(activated).toBeLessThan(1e-5);
});

test("a resnet without time, its result divided", async () => {
  const options = { in: 32, out: 32, groups: 8, epsilon: 1e-5, outputScale: 2 };
  const x = drawn("x", 2, 32, 6, 5);
  const build = (graph: Graph, input: (name: string) => Value): Value =>
    resnetBlock(graph, { x: input("x") }, options);
  expect(await differenceTo("resnet-plain", build, { x })).toBeLessThan(1e-5);
});

test("a resnet as wide as those of real networks", async () => {
  const options = { in: 128, out: 160, groups: 32, epsilon: 1e-5 };
  const x = drawn("x", 1, 128, 7, 6);
  const build = (graph: Graph, input: (name: string) => Value): Value =>
    resnetBlock(graph, { x: input("x") }, options);
  expect(await differenceTo("resnet-wide", build, { x })).toBeLessThan(5e-5);
});

test("a resnet far from zero keeps its digits", async () => {
  const options = { in: 32, out: 32, groups: 8, epsilon: 1e-6 };
  const near = drawn("x", 1, 32, 6, 5);
  const x = { ...near, data: near.data.map((value) => value + 100) };
  const build = (graph: Graph, input: (name: string) => Value): Value =>
    resnetBlock(graph, { x: input("x") }, options);
  expect(await differenceTo("resnet-far", build, { x })).toBeLessThan(1e-4);
});

test("a transformer with projections stored as matrices", async () => {
  const options = {
    channels: 32,
    heads: 4,
    layers: 2,
    groups: 8,
    contextWidth: 24,
    linearProjection: true,
    onlyCrossAttention: false,
  };
  const difference = await differenceTo(
    "transformer-linear",
    (graph, input) => transformer2d(graph, { x: input("x"), context: input("context") }, options),
    { x: drawn("x", 2, 32, 6, 5), context },
  );
  expect(difference).toBeLessThan(1e-5);
});

test("a transformer with projections stored as convolutions, that looks at the prompt alone", async () => {
  const options = {
    channels: 32,
    heads: 2,
    layers: 1,
    groups: 8,
    contextWidth: 24,
    linearProjection: false,
    onlyCrossAttention: true,
  };
  const difference = await differenceTo(
    "transformer-convolved",
    (graph, input) => transformer2d(graph, { x: input("x"), context: input("context") }, options),
    { x: drawn("x", 2, 32, 6, 5), context },
  );
  expect(difference).toBeLessThan(1e-5);
});

test("the gated feed-forward of a transformer", async () => {
  const difference = await differenceTo(
    "feed-forward",
    (graph, input) => gatedFeedForward(graph, input("x"), { width: 24 }),
    { x: drawn("x", 2, 7, 24) },
  );
  expect(difference).toBeLessThan(1e-5);
});

test.for([
  ["down-even", 1],
  ["down-vae", 0],
] as const)("halving the size, %s: padding %i", async ([name, padding]) => {
  const difference = await differenceTo(
    name,
    (graph, input) => downsample(graph, input("x"), { channels: 16, padding }),
    { x: drawn("x", 1, 16, 6, 5) },
  );
  expect(difference).toBeLessThan(1e-5);
});

test("doubling the size, and to an odd one", async () => {
  const x = drawn("x", 1, 16, 3, 2);
  const even = await differenceTo("up", (graph, input) => upsample(graph, input("x"), { channels: 16 }), {
    x,
  });
  const odd = await differenceTo(
    "up-odd",
    (graph, input) => upsample(graph, input("x"), { channels: 16, like: input("like") }),
    { x, like: drawn("like", 1, 2, 5, 3) },
  );
  expect(even).toBeLessThan(1e-5);
  expect(odd).toBeLessThan(1e-5);
});

test("the embedding of a timestep, with the guidance of an LCM", async () => {
  const difference = await differenceTo(
    "time",
    (graph, input) =>
      timeEmbedding(
        graph,
        { x: input("x"), condition: input("condition") },
        { in: 32, out: 48, conditionWidth: 16 },
      ),
    { x: drawn("x", 2, 32), condition: drawn("condition", 2, 16) },
  );
  expect(difference).toBeLessThan(1e-5);
});

test("sines and cosines of timesteps, in both orders and with an odd width", async () => {
  const flipped = { width: 32, flipSinToCos: true, freqShift: 0 };
  const shifted = { width: 33, flipSinToCos: false, freqShift: 1 };
  const numbers = (values: number[]): Tensor => ({
    dims: [values.length, 1],
    data: new Float32Array(values),
  });
  const first = await differenceTo("sinusoid", (graph, input) => sinusoid(graph, input("x"), flipped), {
    x: numbers([999, 0.25]),
  });
  const second = await differenceTo(
    "sinusoid-shifted",
    (graph, input) => sinusoid(graph, input("x"), shifted),
    {
      x: numbers([500]),
    },
  );
  expect(first).toBeLessThan(1e-4);
  expect(second).toBeLessThan(1e-4);
});
