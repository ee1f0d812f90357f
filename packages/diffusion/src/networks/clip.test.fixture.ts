import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph, type Graph } from "../graph/graph.ts";
import { drawWeight } from "../models/drawn-weights.test.fixture.ts";
import { renameOldText, renameOldVision } from "../models/read-component-weights.ts";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import { type Network, openNetwork } from "../sessions/open-network.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { readWeights } from "../weights/read-weights.ts";
import { type FixtureTensor, writeSafetensors } from "../weights/safetensors.test.fixture.ts";

const tiny = new URL("../../fixtures/tiny/", import.meta.url);

/** config.json of a tiny component: `sd15/text_encoder`. */
export async function readTinyConfig(component: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(`${component}/config.json`, tiny), "utf8"));
}

/** A network of a configuration with its deterministic weights, open until it is disposed of. */
export async function openTiny(
  file: Record<string, unknown>,
  build: (graph: Graph) => void,
): Promise<Network & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-clip-"));
  const tensors: Record<string, FixtureTensor> = {};
  for (const [name, shape] of shapesOf(file) ?? []) {
    tensors[name] = { shape: [...shape], data: drawWeight(name, shape) };
  }
  await writeSafetensors(join(folder, "model.safetensors"), tensors);
  const weights = await readWeights(folder, (name) => renameOldVision(renameOldText(name)));
  const graph = createGraph({ weights, profile: cpuExact });
  build(graph);
  const network = await openNetwork(graph.finish(), { runtime: testRuntime, threads: 1 });
  return {
    ...network,
    async [Symbol.asyncDispose]() {
      await network.release();
      await rm(folder, { recursive: true });
    },
  };
}
