import { expect, test } from "vitest";
import { runDrawn, drawn } from "../networks/run-drawn.test.fixture.ts";
import { largestDifference } from "../models/golden.test.fixture.ts";
import { cpuExact } from "./cpu-exact.ts";

test("attention over many tokens never holds all their scores", async () => {
  const [tokens, heads, headWidth] = [6144, 8, 16];
  const allScores = tokens * tokens * heads * 4;
  const before = process.resourceUsage().maxRSS * 1024;
  await runDrawn(
    (graph) => {
      const x = graph.input("x", "float32", ["batch", "tokens", heads * headWidth]);
      graph.output("y", cpuExact.attention(graph, { query: x, key: x, value: x }, { heads, headWidth }));
    },
    { x: drawn("x", 1, tokens, heads * headWidth) },
  );
  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(allScores / 4);
});

test("both ways of attention give the same", async () => {
  const [heads, headWidth] = [4, 8];
  const { fused, products } = await runDrawn(
    (graph) => {
      const query = graph.input("query", "float32", ["batch", "tokens", heads * headWidth]);
      const key = graph.input("key", "float32", ["batch", "others", heads * headWidth]);
      const value = graph.input("value", "float32", ["batch", "others", heads * headWidth]);
      const tokens = { query, key, value };
      graph.output("fused", cpuExact.attention(graph, tokens, { heads, headWidth }));
      graph.output("products", cpuExact.attention(graph, tokens, { heads, headWidth, cross: true }));
    },
    { query: drawn("query", 2, 30, 32), key: drawn("key", 2, 11, 32), value: drawn("value", 2, 11, 32) },
  );
  expect(largestDifference(fused, products)).toBeLessThan(1e-5);
});

test("group norm keeps its digits over many pixels far from zero", async () => {
  const [channels, side] = [8, 256];
  const noise = drawn("x", 1, channels, side, side);
  const x = { ...noise, data: noise.data.map((value) => 30 + value) };
  const { y } = await runDrawn(
    (graph) => {
      const weight = graph.weight("weight", [channels]);
      const bias = graph.weight("bias", [channels]);
      const input = graph.input("x", "float32", [1, channels, "height", "width"]);
      const options = { weight, bias, channels, groups: 1, epsilon: 1e-6, silu: false };
      graph.output("y", cpuExact.groupNorm(graph, input, options));
    },
    { x },
  );
  const { scale, shift } = await runDrawn((graph) => {
    graph.output("scale", graph.weight("weight", [channels]));
    graph.output("shift", graph.weight("bias", [channels]));
  }, {});
  // In 64 bits, from the definition.
  const mean = x.data.reduce((sum, value) => sum + value, 0) / x.data.length;
  const variance = x.data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.data.length;
  const expected = x.data.map((value, index) => {
    const channel = Math.floor(index / side ** 2);
    return (
      ((value - mean) / Math.sqrt(variance + 1e-6)) * (scale?.data[channel] ?? 0) +
      (shift?.data[channel] ?? 0)
    );
  });
  expect(largestDifference(y, { dims: x.dims, data: expected })).toBeLessThan(1e-4);
});
