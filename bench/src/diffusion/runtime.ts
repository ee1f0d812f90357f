import { fileURLToPath } from "node:url";

/** Where the tests have installed onnxruntime-node. */
export const runtime = fileURLToPath(
  new URL("../../../node_modules/.cache/pinhole-models/runtime", import.meta.url),
);
