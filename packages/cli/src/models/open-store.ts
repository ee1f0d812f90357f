import { loadConfig } from "@pinhole/server";
import { createModelStore, type ModelStore } from "@pinhole/server/models";

/** The store the settings name. */
export async function openStore(): Promise<ModelStore> {
  const { config } = await loadConfig();
  return createModelStore({ directory: config.models });
}
