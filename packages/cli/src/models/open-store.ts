import { createModelStore, loadConfig, type ModelStore } from "@pinhole/server";

/** The store the settings name. */
export async function openStore(): Promise<ModelStore> {
  const { config } = await loadConfig();
  return createModelStore({ directory: config.models });
}
