import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoredType } from "../weights/weights.ts";
import { type FixtureTensor, writeSafetensors } from "../weights/safetensors.test.fixture.ts";

export interface TinyTensor {
  shape: readonly number[];
  data: Float32Array;
}

export interface TinyWeightsOptions {
  component: string;
  type?: StoredType;
  variant?: boolean;
  shards?: number;
  oldNames?: boolean;
}

/** Writes a component's weights under the file names that diffusers and transformers give them. */
export async function writeTinyWeights(
  directory: string,
  tensors: ReadonlyMap<string, TinyTensor>,
  options: TinyWeightsOptions,
): Promise<void> {
  const { component, type = "F32", variant = false, shards = 1, oldNames = false } = options;
  const entries: Entry[] = [...tensors].map(([name, { shape, data }]) => ({
    name: oldNames ? oldName(component, name) : name,
    tensor: { shape: [...shape], data: narrow(data, type), type },
  }));
  if (oldNames) entries.push(...oldBuffers(entries));
  const stem = /encoder|safety/.test(component) ? "model" : "diffusion_pytorch_model";
  const infix = variant ? ".fp16" : "";
  if (shards === 1) {
    await writeSafetensors(join(directory, `${stem}${infix}.safetensors`), asRecord(entries));
    return;
  }
  const map: Record<string, string> = {};
  for (let shard = 0; shard < shards; shard += 1) {
    const file = `${stem}${infix}-${serial(shard + 1)}-of-${serial(shards)}.safetensors`;
    const own = entries.filter((_, index) => Math.floor((index * shards) / entries.length) === shard);
    for (const { name } of own) map[name] = file;
    await writeSafetensors(join(directory, file), asRecord(own));
  }
  const index = `${stem}.safetensors.index${infix}.json`;
  await writeFile(join(directory, index), JSON.stringify({ metadata: {}, weight_map: map }));
}

interface Entry {
  name: string;
  tensor: FixtureTensor;
}

/** Old transformers saved the numbers 0, 1, 2 and on beside each table of positions. */
function oldBuffers(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ name }) => name.endsWith("position_embedding.weight"))
    .map(({ name, tensor }) => {
      const [places = 0] = tensor.shape;
      const data = BigInt64Array.from({ length: places }, (_, place) => BigInt(place));
      return {
        name: name.replace("position_embedding.weight", "position_ids"),
        tensor: { shape: [1, places], data, type: "I64" },
      };
    });
}

function asRecord(entries: readonly Entry[]): Record<string, Entry["tensor"]> {
  return Object.fromEntries(entries.map(({ name, tensor }) => [name, tensor]));
}

function serial(number: number): string {
  return String(number).padStart(5, "0");
}

/** 16-bit floats are rounded, those of the other kind cut, which is all that a test needs. */
function narrow(data: Float32Array, type: StoredType): Float32Array | Uint16Array {
  if (type === "F32") return data;
  if (type === "F16") return new Uint16Array(new Float16Array(data).buffer);
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length);
  return Uint16Array.from(bits, (value) => value >>> 16);
}

const oldAttention: Readonly<Record<string, string>> = {
  to_q: "query",
  to_k: "key",
  to_v: "value",
  "to_out.0": "proj_attn",
};

function oldName(component: string, name: string): string {
  if (component === "vae") {
    return name.replace(
      /(\.attentions\.\d+\.)(to_q|to_k|to_v|to_out\.0)\./,
      (_, before: string, part: string) => {
        return `${before}${oldAttention[part]}.`;
      },
    );
  }
  if (component === "text_encoder") return `text_model.${name}`;
  if (component === "safety_checker") return name.replace(/^vision_model\./, "vision_model.vision_model.");
  return name;
}
