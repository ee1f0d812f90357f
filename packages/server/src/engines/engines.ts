import type { Engine, EngineModel } from "./engine.ts";
import { createSketchEngine } from "./sketch.ts";

export interface EnginesConfig {
  /** Worker threads the built-in engine may use. */
  threads: number;
}

/** Every engine of this server, the default one first. A new engine is its file and one line here. */
export function createEngines(config: EnginesConfig): Engine[] {
  return [createSketchEngine({ threads: config.threads })];
}

/** The engine that serves a model, and the model; undefined where none does. */
export async function findModel(
  engines: readonly Engine[],
  id: string,
): Promise<{ engine: Engine; model: EngineModel } | undefined> {
  for (const engine of engines) {
    const model = (await engine.listModels()).find((candidate) => candidate.id === id);
    if (model) return { engine, model };
  }
  return undefined;
}
