import { createRequire } from "node:module";
import { join } from "node:path";
import type { InferenceSessionFactory, TensorConstructor } from "onnxruntime-common";

/** The part of onnxruntime-node that we use. */
export interface OnnxRuntime {
  InferenceSession: InferenceSessionFactory;
  Tensor: TensorConstructor;
}

/** The inference engine is not installed, or does not run on this machine. */
class RuntimeMissingError extends Error {
  override name = "RuntimeMissingError";
}

/**
 * Loads onnxruntime-node from where it was installed.
 * @param directory the folder that has it in `node_modules`
 * @throws {RuntimeMissingError} also where telemetry would be on: its builds report home unless `ORT_DISABLE_TELEMETRY`
 * is set before they load
 */
export function loadOnnxRuntime(directory: string): OnnxRuntime {
  if (process.env.ORT_DISABLE_TELEMETRY !== "1") {
    throw new RuntimeMissingError(
      "ORT_DISABLE_TELEMETRY=1 must be set before the inference engine is loaded",
    );
  }
  try {
    const load = createRequire(join(directory, "node_modules", "from-here.cjs"));
    return load("onnxruntime-node") as OnnxRuntime;
  } catch (cause) {
    throw new RuntimeMissingError(
      "the inference engine (onnxruntime-node) is not installed in the model store, or cannot run on this machine",
      { cause },
    );
  }
}
