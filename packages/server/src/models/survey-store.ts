import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { type Manifest, readManifest } from "./manifest.ts";
import { estimateMemory } from "./estimate-memory.ts";
import type { StoredModel } from "./stored-model.ts";

/** Folders of the store that hold no model. */
export const ownFolders = new Set(["runtime", "locks"]);

/** Everything that lies in the store, whole or not. */
export interface StoreSurvey {
  models: StoredModel[];
  /** Small decoders; they draw nothing by themselves. */
  decoders: StoredDecoder[];
  /** Pulls that did not come to their end, by the name of their folder. */
  unfinished: { name: string; bytes: number }[];
  /** Models that cannot be used, and why. */
  faults: { name: string; problem: string }[];
}

export interface StoredDecoder {
  name: string;
  displayName: string;
  repository?: string;
  directory: string;
  sizeBytes: number;
}

/**
 * Looks into every folder; never fails for one model's sake.
 * @param measure whether the sizes of unfinished pulls are wanted; without it they are 0
 */
export async function surveyStore(directory: string, { measure = false } = {}): Promise<StoreSurvey> {
  const survey: StoreSurvey = { models: [], decoders: [], unfinished: [], faults: [] };
  const found: { folder: string; manifest: Manifest }[] = [];
  for (const name of await listFolders(directory)) {
    const folder = join(directory, name);
    try {
      const manifest = await readManifest(folder);
      if (manifest === undefined) {
        survey.unfinished.push({ name, bytes: measure ? await measureFolder(folder) : 0 });
      } else if (await isFolder(filesOf(folder, manifest))) found.push({ folder, manifest });
      else survey.faults.push({ name: manifest.name, problem: explainGone(folder, manifest) });
    } catch (error) {
      survey.faults.push({ name, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  survey.decoders = found.filter(({ manifest }) => !manifest.drawing).map(toDecoder);
  for (const { folder, manifest } of found) {
    const model = toModel(folder, manifest, survey.decoders);
    if (model) survey.models.push(model);
  }
  return survey;
}

/** Absolute path of a model's files. */
export function filesOf(folder: string, { directory }: Pick<Manifest, "directory">): string {
  return isAbsolute(directory) ? directory : join(folder, directory);
}

async function listFolders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(
      (entry) =>
        (entry.isDirectory() || entry.isSymbolicLink()) &&
        !ownFolders.has(entry.name) &&
        !entry.name.startsWith("."),
    )
    .map(({ name }) => name)
    .toSorted();
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function explainGone(folder: string, manifest: Manifest): string {
  const files = filesOf(folder, manifest);
  const remedy = isAbsolute(manifest.directory) ? "put it back, or import it again" : "pull it again";
  return `its files are gone from ${files}: ${remedy}, or remove it with pinhole rm ${manifest.name}`;
}

function toDecoder({ folder, manifest }: { folder: string; manifest: Manifest }): StoredDecoder {
  const { name, displayName, repository } = manifest;
  return { name, displayName, repository, directory: filesOf(folder, manifest), sizeBytes: sizeOf(manifest) };
}

function toModel(
  folder: string,
  manifest: Manifest,
  decoders: readonly StoredDecoder[],
): StoredModel | undefined {
  const { drawing, name, displayName, repository, commit, licence, pulledAt, weightBytes, leftOut } =
    manifest;
  if (drawing === undefined) return undefined;
  const { kind, capabilities, defaults, needs } = drawing;
  const decoder = decoders.find((known) => needs.includes(known.name));
  return {
    name,
    displayName,
    repository,
    commit,
    licence,
    directory: filesOf(folder, manifest),
    tinyVaeDirectory: decoder?.directory,
    sizeBytes: sizeOf(manifest),
    pulledAt,
    kind,
    capabilities,
    defaults,
    weightBytes,
    memoryBytes: estimateMemory(weightBytes, defaults),
    leftOut,
  };
}

function sizeOf({ files }: Manifest): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Bytes of a folder's files as they lie on the disk. */
export async function measureFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const facts = await stat(join(parentPath, name)).catch(() => undefined);
      // A file on its way is as long as it will be, but has blocks only for what is there.
      return facts === undefined ? 0 : Math.min(facts.size, (facts.blocks ?? Infinity) * 512 || facts.size);
    });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
