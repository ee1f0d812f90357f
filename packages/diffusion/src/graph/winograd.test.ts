import { expect, test } from "vitest";
import { conv2d } from "../layers/conv2d.ts";
import { largestDifference } from "../models/golden.test.fixture.ts";
import { drawn, runDrawn } from "../networks/run-drawn.test.fixture.ts";
import { cpuExact } from "./cpu-exact.ts";
import { createGraph } from "./graph.ts";
import { winogradConv2d } from "./winograd.ts";

const plain = { kernel_shape: [3, 3], pads: [1, 1, 1, 1] };

test.for<[number, number, number]>([
  [1, 8, 12],
  [2, 7, 9],
  [3, 2, 1],
])("%i pictures of %i x %i as a plain convolution makes them", async ([batch, height, width]) => {
  const { quick, slow } = await runDrawn(
    (graph) => {
      const x = graph.input("x", "float32", ["batch", 24, "height", "width"]);
      const first = graph.weight("a.weight", [40, 24, 3, 3]);
      graph.output("slow", graph.op("Conv", [x, first], plain));
      const second = graph.weight("b.weight", [40, 24, 3, 3]);
      graph.output("quick", winogradConv2d(graph, x, { weight: second, in: 24, out: 40 }));
    },
    { x: drawn("x", batch, 24, height, width) },
    { "b.weight": "a.weight" },
  );
  expect(largestDifference(quick, slow)).toBeLessThan(1e-5);
});

test("a wide convolution with a bias is a plain one's equal", async () => {
  const { quick, slow } = await runDrawn(
    (graph) => {
      const x = graph.input("x", "float32", [1, 128, "height", "width"]);
      graph.output("quick", conv2d(graph.at("a"), x, { in: 128, out: 128 }));
      const inputs = [x, graph.weight("b.weight", [128, 128, 3, 3]), graph.weight("b.bias", [128])];
      graph.output("slow", graph.op("Conv", inputs, plain));
    },
    { x: drawn("x", 1, 128, 9, 10) },
    { "b.weight": "a.weight", "b.bias": "a.bias" },
  );
  expect(largestDifference(quick, slow)).toBeLessThan(2e-5);
});

test.for<[string, { in: number; out: number; kernel?: number; stride?: number }, number, number]>([
  ["wide, at full size", { in: 320, out: 320 }, 1, 4],
  ["wide, at half size", { in: 640, out: 640 }, 2, 4],
  ["wide, at a quarter, where it has many weights and little work", { in: 1280, out: 1280 }, 4, 1],
  ["wide, at the end of a VAE", { in: 256, out: 256 }, 1 / 4, 1],
  ["narrow", { in: 64, out: 128 }, 1, 1],
  ["of stride 2", { in: 320, out: 320, stride: 2 }, 1, 1],
  ["of one pixel", { in: 320, out: 320, kernel: 1 }, 1, 1],
])("a convolution %s", ([, options, reduction, growth]) => {
  const graph = createGraph({ profile: cpuExact });
  conv2d(graph.reduced(reduction), graph.input("x", "float32", [1, options.in, 8, 8]), options);
  const numbers = options.in * options.out * (options.kernel ?? 3) ** 2;
  expect(graph.finish().residentBytes).toBe(4 * (numbers * growth + options.out));
});
