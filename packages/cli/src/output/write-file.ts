import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { chmod, copyFile, link, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CommandFailure } from "../command-failure.ts";

/**
 * Writes a file whole or not at all, replacing one that is there. What a link points to is replaced, not the link;
 * a device or pipe is written to.
 * @throws {CommandFailure} saying why it cannot be written
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await explainFailure(path, async () => {
    const target = await realpath(path).catch(() => path);
    const present = await stat(target).catch(() => undefined);
    if (present && !present.isFile()) return writeFile(target, bytes);
    await withUnfinished(target, bytes, async (unfinished) => {
      if (present) await chmod(unfinished, present.mode);
      await rename(unfinished, target);
    });
  });
}

/**
 * Writes a new file whole or not at all, and replaces none: `fox.png` becomes `fox-2.png` where there is one.
 * @param stem folder and name without the ending
 * @param ending with its dot
 * @returns the path written
 * @throws {CommandFailure} saying why it cannot be written
 */
export async function createFile(
  { stem, ending }: { stem: string; ending: string },
  bytes: Uint8Array,
): Promise<string> {
  return explainFailure(stem + ending, () =>
    withUnfinished(stem + ending, bytes, async (unfinished) => {
      for (let count = 1; ; count += 1) {
        const path = count === 1 ? stem + ending : `${stem}-${count}${ending}`;
        if (await publish(unfinished, path)) return path;
      }
    }),
  );
}

/** Gives a finished file its name; false where the name is taken. */
async function publish(unfinished: string, path: string): Promise<boolean> {
  try {
    await link(unfinished, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
  }
  // A file system without hard links (FAT, some network shares).
  try {
    await copyFile(unfinished, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function withUnfinished<Result>(
  path: string,
  bytes: Uint8Array,
  finish: (unfinished: string) => Promise<Result>,
): Promise<Result> {
  const unfinished = join(dirname(path), `.pinhole-${randomBytes(6).toString("hex")}.part`);
  try {
    await writeFile(unfinished, bytes);
    return await finish(unfinished);
  } finally {
    await rm(unfinished, { force: true });
  }
}

const reasons: Record<string, string> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
};

async function explainFailure<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    const reason = reasons[codeOf(cause) ?? ""] ?? (cause instanceof Error ? cause.message : String(cause));
    throw new CommandFailure(`${path} cannot be written: ${reason}.`, { cause });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
