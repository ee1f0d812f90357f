import { join } from "node:path";
import { readSafetensorsHeader } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";

const bytesPerNumber = 4;

/**
 * Reads the header of every safetensors file, so that a damaged one is found before it is needed.
 * @param paths relative to the directory; others than safetensors are passed over
 * @returns bytes that the weights take as 32-bit numbers
 * @throws {ModelError} naming the file
 */
export async function measureWeights(directory: string, paths: readonly string[]): Promise<number> {
  let numbers = 0;
  for (const path of paths.filter((name) => name.endsWith(".safetensors"))) {
    for (const { shape } of await readHeader(join(directory, path), path)) {
      numbers += shape.reduce((product, side) => product * side, 1);
    }
  }
  return numbers * bytesPerNumber;
}

async function readHeader(file: string, path: string) {
  try {
    return await readSafetensorsHeader(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(`${path} cannot be used: ${reason}.`, { cause: error });
  }
}
