import { randomBytes } from "node:crypto";
import * as nodeFiles from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobContent, BlobStore, BorrowedFile } from "../blobs.ts";
import { explainNoSpace } from "../no-space.ts";

/** The file operations the store stands on; tests pass ones that fail. */
export type Files = Pick<
  typeof nodeFiles,
  "access" | "mkdir" | "open" | "readFile" | "readdir" | "rename" | "rm"
>;

export interface FilesystemBlobsOptions {
  /** Holds `ab/cd/<id>`. */
  folder: string;
  /** Holds unfinished files; on the same disk as `folder`, so that a rename is atomic. */
  tempFolder: string;
  files?: Files;
}

// 18 random bytes are 24 characters of base64url: 144 bits.
const idBytes = 18;
const idPattern = /^[A-Za-z0-9_-]{22,64}$/;

/** Blobs as files of one folder, written to a temporary file first: a blob's file is whole or not there. */
export function createFilesystemBlobs({
  folder,
  tempFolder,
  files = nodeFiles,
}: FilesystemBlobsOptions): BlobStore {
  const makeFolder = createFolderMaker(files, folder);
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id.slice(2, 4), id);
  return {
    async put(content) {
      const id = randomBytes(idBytes).toString("base64url");
      const tempPath = content instanceof Uint8Array ? join(tempFolder, `${id}.part`) : content.tempPath;
      try {
        await writeThrough(files, tempPath, content);
        const folderOfBlob = dirname(pathOf(id));
        await makeFolder(folderOfBlob);
        await files.rename(tempPath, pathOf(id));
        await syncFolder(files, folderOfBlob);
        return id;
      } catch (error) {
        await removeQuietly(files, [tempPath, pathOf(id)]);
        throw explainNoSpace(error);
      }
    },
    async get(id) {
      if (!idPattern.test(id)) return undefined;
      return await files.readFile(pathOf(id)).catch(absent);
    },
    async borrow(id) {
      if (!idPattern.test(id)) return undefined;
      const path = pathOf(id);
      // It is the blob itself: there is nothing to give back.
      const file: BorrowedFile = { path, [Symbol.asyncDispose]: async () => {} };
      return await files.access(path).then(() => file, absent);
    },
    async delete(id) {
      if (idPattern.test(id)) await files.rm(pathOf(id), { force: true });
    },
    list: () => listIds(files, folder),
  };
}

async function writeThrough(files: Files, path: string, content: BlobContent): Promise<void> {
  const isBytes = content instanceof Uint8Array;
  await using file = await files.open(path, isBytes ? "wx" : "r+", 0o600);
  if (isBytes) await file.writeFile(content);
  await file.sync();
}

/**
 * Makes folders that survive a power cut: each one's name reaches the disk in its parent, once per process,
 * before any file in it counts as stored.
 */
function createFolderMaker(files: Files, root: string): (folder: string) => Promise<void> {
  const made = new Map<string, Promise<void>>();
  async function makeDurable(folder: string): Promise<void> {
    await files.mkdir(folder, { recursive: true, mode: 0o700 });
    for (let inner = folder; inner !== root; inner = dirname(inner)) await syncFolder(files, dirname(inner));
  }
  return async (folder) => {
    const making = made.get(folder) ?? makeDurable(folder);
    made.set(folder, making);
    await making.catch((error: unknown) => {
      made.delete(folder);
      throw error;
    });
  };
}

async function syncFolder(files: Files, path: string): Promise<void> {
  // Windows can neither open nor sync a folder; NTFS journals the rename itself.
  if (process.platform === "win32") return;
  await using folder = await files.open(path, "r");
  await folder.sync();
}

async function* listIds(files: Files, folder: string): AsyncIterable<string> {
  for (const first of await readFolder(files, folder)) {
    const outer = join(folder, first);
    const inner = await readFolder(files, outer);
    const ids = await Promise.all(inner.map((second) => readFolder(files, join(outer, second))));
    yield* ids.flat();
  }
}

async function readFolder(files: Files, path: string): Promise<string[]> {
  return (await files.readdir(path).catch(absent)) ?? [];
}

async function removeQuietly(files: Files, paths: string[]): Promise<void> {
  await Promise.allSettled(paths.map((path) => files.rm(path, { force: true })));
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
