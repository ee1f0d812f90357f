import { crc32 } from "node:zlib";
import { createNoiseGenerator } from "../noise/random-normal.ts";

/** Normal numbers drawn from a name, as `noise_of` in tools/goldens/weights.py: inputs of goldens. */
export function noiseOf(name: string, length: number): Float32Array {
  return createNoiseGenerator(crc32(name)).randn(length);
}

/** The deterministic weight that `name` stands for: the rule of tools/goldens/weights.py, to the bit. */
export function drawWeight(name: string, shape: readonly number[]): Float32Array {
  const length = shape.reduce((product, side) => product * side, 1);
  const noise = noiseOf(name, length);
  const tenth = Math.fround(0.1);
  if (name === "std" || (shape.length === 1 && name.endsWith("weight"))) {
    return noise.map((value) => 1 + Math.fround(tenth * value));
  }
  const scale = shape.length < 2 ? tenth : Math.fround(1 / Math.sqrt(length / (shape[0] ?? 1)));
  return noise.map((value) => scale * value);
}
