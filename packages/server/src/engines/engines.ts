import { createDiffusionEngine, type DiffusionEngineOptions } from "./diffusion.ts";
import type { Engine } from "./engine.ts";
import { createSketchEngine } from "./sketch.ts";

export interface EnginesConfig extends Omit<DiffusionEngineOptions, "program"> {
  /** Worker threads the built-in engine may use. */
  threads: number;
}

/** Every engine of this server, the default one first. A new engine is its file and one line here. */
export function createEngines(config: EnginesConfig): Engine[] {
  return [createSketchEngine({ threads: config.threads }), createDiffusionEngine(config)];
}
