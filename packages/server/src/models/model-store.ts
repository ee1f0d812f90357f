import { rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findEntry, findTinyDecoder } from "./catalogue.ts";
import { type FileLock, type LockWatch, tryLock, waitForLock } from "./file-lock.ts";
import { manifestName, readManifest } from "./manifest.ts";
import { ModelError } from "./model-error.ts";
import { folderOf, isName } from "./model-name.ts";
import type { StoredModel } from "./stored-model.ts";
import { filesOf, measureFolder, ownFolders, type StoreSurvey, surveyStore } from "./survey-store.ts";
import { type VerifyWatch, type Verdict, verifyFiles } from "./verify-files.ts";

/** The models on this machine. Several programs may use one store at once. */
export interface ModelStore {
  /** Absolute path of the folder that holds everything. */
  directory: string;
  /** Folder given to the engine host: `node_modules/onnxruntime-node` lies in it once a model was pulled. */
  runtimeDirectory: string;
  /** Every usable model, by name; read anew each time, since another program may have pulled or removed one. */
  list(): Promise<StoredModel[]>;
  /** By its name or its repository, in any case of letters. */
  find(name: string): Promise<StoredModel | undefined>;
  /** Also what is unfinished, damaged, or no model by itself. */
  survey(): Promise<StoreSurvey>;
  /**
   * Compares every file of a model with its size and hash.
   * @throws {ModelError} where there is no such model
   */
  verify(name: string, watch: VerifyWatch): Promise<Verdict & { isImported: boolean }>;
  /**
   * Takes a model, or what an unfinished pull left, from the disk; a folder imported in place stays as it is.
   * @returns bytes freed
   * @throws {ModelError} where there is nothing of that name, or another program is at work on it
   */
  remove(name: string): Promise<number>;
  /**
   * Keeps every other program from pulling, importing or removing a model until it is released or this one dies.
   * @throws {ModelError} where another holds it
   */
  lock(name: string): FileLock;
  /** The same, but waits until the other is done. */
  lockWhenFree(name: string, watch: LockWatch): Promise<FileLock>;
  /** The folder of a model: its manifest, and its files unless they were imported in place. */
  folderOf(name: string): string;
}

/** @param directory need not exist yet */
export function createModelStore({ directory }: { directory: string }): ModelStore {
  const root = resolve(directory);
  const folder = (name: string) => join(root, folderOf(name));

  async function find(name: string): Promise<StoredModel | undefined> {
    const wanted = name.toLowerCase();
    const { models } = await surveyStore(root);
    return (
      models.find((model) => model.name.toLowerCase() === wanted) ??
      models.find((model) => model.repository?.toLowerCase() === wanted)
    );
  }

  /** The folder of a name, a repository, or of what a pull left under either. */
  async function locate(name: string): Promise<{ name: string; folder: string }> {
    const names = [name, findEntry(name)?.name, findTinyDecoder(name)?.name, (await find(name))?.name];
    for (const candidate of names) {
      if (candidate === undefined || !isName(candidate) || ownFolders.has(folderOf(candidate))) continue;
      if (await exists(folder(candidate))) return { name: candidate, folder: folder(candidate) };
    }
    throw new ModelError(explainUnknown(name, root));
  }

  const lockFile = (name: string) => join(root, "locks", `${folderOf(name)}.lock`);

  function lock(name: string): FileLock {
    const held = tryLock(lockFile(name));
    if (held) return held;
    throw new ModelError(
      `Another program is pulling, importing or removing ${name} right now. Wait for it to end.`,
    );
  }

  return {
    directory: root,
    runtimeDirectory: join(root, "runtime"),
    list: async () => (await surveyStore(root)).models,
    find,
    survey: async () => surveyStore(root, { measure: true }),
    folderOf: folder,
    lock,
    lockWhenFree: async (name, watch) => waitForLock(lockFile(name), watch),
    async verify(name, watch) {
      const found = await locate(name);
      const manifest = await readManifest(found.folder);
      if (manifest) {
        const verdict = await verifyFiles(filesOf(found.folder, manifest), manifest.files, watch);
        return { ...verdict, isImported: manifest.repository === undefined };
      }
      throw new ModelError(
        `The pull of ${found.name} did not come to its end. Run it again: pinhole pull ${found.name}`,
      );
    },
    async remove(name) {
      const found = await locate(name);
      const held = lock(found.name);
      try {
        return await removeFolder(found.folder);
      } finally {
        held.release();
      }
    },
  };
}

function explainUnknown(name: string, root: string): string {
  return name.toLowerCase() === "sketch"
    ? "sketch is built in: it has no files to verify or to remove."
    : `There is no model ${name} in ${root}. List them with: pinhole ls`;
}

/** @returns bytes freed */
async function removeFolder(folder: string): Promise<number> {
  const bytes = await measureFolder(folder);
  // From this moment it is no model any more, whatever happens to the rest.
  const manifest = join(folder, manifestName);
  await rename(manifest, `${manifest}.removed`).catch(() => {});
  await rm(folder, { recursive: true, force: true });
  return bytes;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
