import { findNpm, installedVersion, requirePlatform, runtimeVersion } from "@pinhole/server/models";
import { openStore } from "../models/open-store.ts";
import type { Finding } from "./finding.ts";

const name = "Engine";

/** Whether models can be drawn with: the inference engine, or what its installation needs. */
export async function checkRuntime(): Promise<Finding[]> {
  const found = await installedVersion((await openStore()).runtimeDirectory);
  if (found === runtimeVersion) {
    return [{ name, state: "ok", message: `ONNX Runtime ${found} is installed` }];
  }
  try {
    requirePlatform();
    findNpm();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ name, state: "warning", message }];
  }
  if (found === undefined) {
    const message = `ONNX Runtime ${runtimeVersion} comes with the first pull`;
    return [{ name, state: "ok", message }];
  }
  const message = `ONNX Runtime ${found} is installed; ${runtimeVersion} is needed`;
  return [{ name, state: "warning", message, fix: "The next pull replaces it: pinhole pull taesd" }];
}
