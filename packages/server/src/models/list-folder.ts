import { open, readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { CheckpointListing } from "./checkpoint-listing.ts";
import { ModelError } from "./model-error.ts";

const mostEntries = 5_000;

/**
 * A folder as a checkpoint: its files two levels deep, links to files followed, nothing changed.
 * @throws {ModelError} where it is no folder, or holds too much to be a checkpoint
 */
export async function listFolder(directory: string): Promise<CheckpointListing> {
  const facts = await stat(directory).catch(() => undefined);
  if (!facts?.isDirectory()) {
    throw new ModelError(`${directory} is not a folder. Name the folder in which model_index.json lies.`);
  }
  const sizes = new Map<string, number>();
  await collect(directory, { root: directory, depth: 0, sizes });
  return {
    title: directory,
    sizes,
    readText: async (path) => readOwn(join(directory, path), async (file) => readFile(file, "utf8")),
    readStart: async (path, length) =>
      readOwn(join(directory, path), async (file) => readStart(file, length)),
  };
}

async function readOwn<Content>(path: string, read: (path: string) => Promise<Content>): Promise<Content> {
  try {
    return await read(path);
  } catch (cause) {
    throw new ModelError(`${path} cannot be read. Check its owner and rights.`, { cause });
  }
}

async function readStart(path: string, length: number): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

interface Collecting {
  root: string;
  depth: number;
  sizes: Map<string, number>;
}

async function collect(folder: string, { root, depth, sizes }: Collecting): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isDirectory() && depth === 0) await collect(path, { root, depth: 1, sizes });
    if (facts?.isFile()) sizes.set(relative(root, path).split(sep).join("/"), facts.size);
    if (sizes.size > mostEntries) {
      throw new ModelError(`${root} holds more than ${mostEntries} files: it is not a checkpoint's folder.`);
    }
  }
}
