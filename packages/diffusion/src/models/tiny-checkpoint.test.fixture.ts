import { readdirSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoredType } from "../weights/weights.ts";
import { drawWeight } from "./drawn-weights.test.fixture.ts";
import { listTinyWeights, type WeightShapes } from "./tiny-weights.test.fixture.ts";
import { writeTinyWeights } from "./write-tiny-weights.test.fixture.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/tiny/", import.meta.url));

/** Kinds of tiny checkpoints: `sd15`, `sdxl` and whatever other folder there is in packages/diffusion/fixtures/tiny. */
export const tinyKinds: readonly TinyKind[] = readdirSync(fixtures).filter(
  (kind) => kind !== "taesd" && kind !== "tokenizer",
);
export type TinyKind = string;

export interface TinyCheckpointOptions {
  kind: TinyKind;
  /** F32 when left out. */
  type?: StoredType;
  /** File names with `.fp16`, as hubs have them beside the 32-bit ones. */
  variant?: boolean;
  /** The UNet's weights in so many files with an index; 1 when left out. */
  shards?: number;
  /** Names of weights as old libraries wrote them. */
  oldNames?: boolean;
  /** A `taesd` folder in the checkpoint; true when left out. */
  tinyVae?: boolean;
  /** sd15: what its checker makes of any picture; `drawn` keeps the weights of the goldens. Passes when left out. */
  safety?: "passes" | "refuses" | "drawn" | "absent";
}

/**
 * Writes a complete checkpoint in the layout of diffusers, a few megabytes, with the deterministic weights of
 * tools/goldens/weights.py: diffusers makes the same pictures of it.
 */
export async function writeTinyCheckpoint(directory: string, options: TinyCheckpointOptions): Promise<void> {
  const { kind, tinyVae = true, safety = "passes" } = options;
  await cp(join(fixtures, kind), directory, { recursive: true, filter: (path) => !isLeftOut(path, safety) });
  if (safety === "absent") await dropSafetyChecker(directory);
  for (const [component, shapes] of await listTinyWeights(directory)) {
    const tensors = drawAll(shapes, component === "safety_checker" ? limitsOf(safety) : {});
    const shards = component === "unet" ? options.shards : 1;
    await writeTinyWeights(join(directory, component), tensors, { ...options, component, shards });
  }
  for (const tokenizer of await foldersOf(directory, ["tokenizer", "tokenizer_2"])) {
    await cp(join(fixtures, "tokenizer"), join(directory, tokenizer), { recursive: true });
  }
  if (tinyVae) await writeTinyVae(join(directory, "taesd"), options.type);
}

/** Writes a TAESD as its repository has it: config.json and the weights, in one folder. */
export async function writeTinyVae(directory: string, type?: StoredType): Promise<void> {
  await cp(join(fixtures, "taesd"), directory, { recursive: true });
  for (const [component, shapes] of await listTinyWeights(directory)) {
    await writeTinyWeights(directory, drawAll(shapes, {}), { component, type });
  }
}

function drawAll(shapes: WeightShapes, given: Record<string, number>) {
  return new Map(
    [...shapes].map(([name, shape]) => {
      const limit = given[name];
      const data = limit === undefined ? drawOnce(name, shape) : new Float32Array(shape[0] ?? 0).fill(limit);
      return [name, { shape, data }];
    }),
  );
}

const drawn = new Map<string, Float32Array>();

/** Checkpoints of one test file have most of their weights in common. */
function drawOnce(name: string, shape: readonly number[]): Float32Array {
  const key = `${name} ${shape.join()}`;
  const known = drawn.get(key) ?? drawWeight(name, shape);
  drawn.set(key, known);
  return known;
}

/** No cosine is above 1, each is above -2. */
function limitsOf(safety: TinyCheckpointOptions["safety"]): Record<string, number> {
  if (safety === "drawn") return {};
  const limit = safety === "refuses" ? -2 : 2;
  return { concept_embeds_weights: limit, special_care_embeds_weights: 2 };
}

function isLeftOut(path: string, safety: TinyCheckpointOptions["safety"]): boolean {
  return safety === "absent" && path.startsWith(join(fixtures, "sd15", "safety_checker"));
}

async function dropSafetyChecker(directory: string): Promise<void> {
  const path = join(directory, "model_index.json");
  const index: Record<string, unknown> = JSON.parse(await readFile(path, "utf8"));
  if ("safety_checker" in index) index["safety_checker"] = [null, null];
  await writeFile(path, JSON.stringify(index, undefined, 2));
}

async function foldersOf(directory: string, names: readonly string[]): Promise<string[]> {
  const index: Record<string, unknown> = JSON.parse(
    await readFile(join(directory, "model_index.json"), "utf8"),
  );
  const found = names.filter((name) => name in index);
  for (const name of found) await mkdir(join(directory, name), { recursive: true });
  return found;
}
