import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Manifest, writeManifest } from "../models/manifest.ts";

/** An empty folder for models that goes with the test. */
export async function makeStoreFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-models-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A model for the fake program of the diffusion package's host.
 * @param behaviour what its process does when it loads it
 */
export async function addFakeModel(
  models: string,
  name: string,
  { behaviour = name, ...changes }: Partial<Manifest> & { behaviour?: string } = {},
): Promise<string> {
  const folder = join(models, name);
  await mkdir(join(folder, "files"), { recursive: true });
  await writeFile(join(folder, "files", "model.txt"), behaviour);
  await writeManifest(folder, {
    version: 1,
    name,
    displayName: name.toUpperCase(),
    licence: { name: "mit" },
    directory: "files",
    pulledAt: 1_790_000_000_000,
    drawing: {
      kind: "stable-diffusion",
      capabilities: { generate: true, edit: true, mask: true, vary: true },
      defaults: { steps: 1, guidanceScale: 0, nativeSize: 64 },
      needs: [],
    },
    weightBytes: 1_000,
    leftOut: [],
    files: [],
    ...changes,
  });
  return folder;
}
