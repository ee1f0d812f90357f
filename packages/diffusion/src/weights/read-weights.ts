import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readSafetensorsHeader } from "./safetensors-header.ts";
import { WeightsError } from "./weights-error.ts";
import type { StoredTensor, Weights } from "./weights.ts";

/** Old names of a network's tensors to those it asks for; what is left as it is, is returned unchanged. */
export type RenameTensor = (name: string) => string;

/** Names under which diffusers and transformers save a network, without their endings. */
const stems = ["diffusion_pytorch_model", "model"];
/** In the order wanted: 32-bit floats are computed with as they lie in the file, 16-bit ones are widened at each run. */
const endings = [
  ".safetensors",
  ".safetensors.index.json",
  ".fp16.safetensors",
  ".safetensors.index.fp16.json",
  ".fp16.safetensors.index.json",
];
const maxIndexBytes = 20_000_000;

/**
 * All tensors of one network (`unet/`, `vae/`), from one .safetensors file or several with an index.
 * @param directory of the network, in the layout of diffusers
 * @throws {WeightsError} when there is none, or a file is broken
 */
export async function readWeights(
  directory: string,
  rename: RenameTensor = (name) => name,
): Promise<Weights> {
  const weights = new Map<string, StoredTensor>();
  for (const file of await findWeightFiles(directory)) {
    for (const tensor of await readSafetensorsHeader(file)) {
      const name = rename(tensor.name);
      if (weights.has(name))
        throw new WeightsError(`${basename(file)} holds ${name}, which another file or name gave`);
      weights.set(name, { ...tensor, name });
    }
  }
  return weights;
}

async function findWeightFiles(directory: string): Promise<string[]> {
  for (const ending of endings) {
    for (const stem of stems) {
      const path = join(directory, stem + ending);
      if (!(await exists(path))) continue;
      return ending.endsWith(".json") ? await readIndex(directory, path) : [path];
    }
  }
  throw new WeightsError(
    `${basename(directory)} has no weights: neither diffusion_pytorch_model nor model (.fp16).safetensors`,
  );
}

async function readIndex(directory: string, path: string): Promise<string[]> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > maxIndexBytes)
    throw new WeightsError(`${name} has ${size} bytes; more than ${maxIndexBytes} is refused`);
  const files = new Set(Object.values(parseIndex(await readFile(path, "utf8"), name)));
  for (const file of files) {
    if (!/^[\w.-]+\.safetensors$/.test(file)) {
      throw new WeightsError(
        `${name} names ${JSON.stringify(file)}, which is not a .safetensors file beside it`,
      );
    }
    if (!(await exists(join(directory, file)))) {
      throw new WeightsError(`${name} names ${file}, which is missing`);
    }
  }
  if (files.size === 0) throw new WeightsError(`${name} names no files`);
  return [...files].toSorted().map((file) => join(directory, file));
}

function parseIndex(text: string, name: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new WeightsError(`${name} is not JSON`, { cause });
  }
  const map =
    typeof parsed === "object" && parsed !== null && "weight_map" in parsed ? parsed.weight_map : undefined;
  if (
    typeof map !== "object" ||
    map === null ||
    Object.values(map).some((file) => typeof file !== "string")
  ) {
    throw new WeightsError(`${name} has no weight_map of file names`);
  }
  return { ...map };
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
