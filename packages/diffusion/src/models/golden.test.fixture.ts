import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Tensor } from "../tensors/tensor.ts";
import { readSafetensorsHeader } from "../weights/safetensors-header.ts";

const folder = new URL("../../fixtures/goldens/", import.meta.url);

/** The tensors of a golden written by tools/goldens, by name. */
export async function readGolden(name: string): Promise<ReadonlyMap<string, Tensor>> {
  const path = fileURLToPath(new URL(`${name}.safetensors`, folder));
  const bytes = await readFile(path);
  const stored = await readSafetensorsHeader(path);
  return new Map(
    stored.map(({ name, shape, offset, length }) => {
      const data = new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + length),
      );
      return [name, { dims: shape, data }];
    }),
  );
}

/** A golden that is JSON. */
export async function readGoldenJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`${name}.json`, folder), "utf8"));
}

/** The largest difference between two tensors; infinite when their shapes differ. */
export function largestDifference(a: Tensor | undefined, b: Tensor | undefined): number {
  if (!a || !b || a.dims.join() !== b.dims.join()) return Infinity;
  let largest = 0;
  for (const [index, value] of a.data.entries()) {
    const difference = Math.abs(value - (b.data[index] ?? NaN));
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}
