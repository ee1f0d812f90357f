import { fileURLToPath } from "node:url";

/** Where tests find onnxruntime-node. */
export const testRuntime = fileURLToPath(
  new URL("../../../../node_modules/.cache/pinhole-models/runtime", import.meta.url),
);
