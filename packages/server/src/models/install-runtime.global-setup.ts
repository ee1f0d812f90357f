import { fileURLToPath } from "node:url";
import { installRuntime } from "./install-runtime.ts";

const directory = fileURLToPath(
  new URL("../../../../node_modules/.cache/pinhole-models/runtime", import.meta.url),
);

/** Before the tests: the inference engine, installed once as `pinhole pull` does it. Without it its tests fail by name. */
export async function setup(): Promise<void> {
  const signal = AbortSignal.timeout(300_000);
  try {
    await installRuntime({ directory }, { signal, onNote: (text) => console.log(text) });
  } catch (error) {
    console.error("Tests that run networks will fail:", error instanceof Error ? error.message : error);
  }
}
