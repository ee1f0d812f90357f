import { access, constants, stat } from "node:fs/promises";
import { basename, dirname, extname, join, sep } from "node:path";
import type { OutputFormat } from "@pinhole/contract";
import { CommandFailure } from "../command-failure.ts";
import { UsageError } from "../usage-error.ts";
import { createFile, replaceFile } from "./write-file.ts";

/** Where pictures go. */
export interface Target {
  /** The format a file's ending asks for. */
  format?: OutputFormat;
  isStdout: boolean;
  /** Pictures get names of their own. */
  isFolder: boolean;
  /** Writes one picture and gives its path; `suffix` tells a picture of several, or an unfinished one, apart. */
  write(bytes: Uint8Array, picture: PictureName): Promise<string>;
}

export interface PictureName {
  seed?: number;
  suffix: string;
  ending: string;
}

const formats: Record<string, OutputFormat> = {
  ".png": "png",
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".webp": "webp",
};

/**
 * Decides where pictures go, before any is drawn.
 * @param output the flag: a file, a folder, `-` for stdout, undefined for a name of its own in this folder
 * @param name what a name of its own begins with
 * @throws {CommandFailure} where nothing can be written there
 */
export async function chooseTarget(output: string | undefined, name: string): Promise<Target> {
  if (output === "") throw new UsageError("The file name after -o is empty.");
  if (output === "-") return stdoutTarget();
  if (output === undefined) return folderTarget("", name);
  const present = await stat(output).catch(() => undefined);
  if (present?.isDirectory() || output.endsWith(sep) || output.endsWith("/"))
    return folderTarget(output, name);
  await checkFolder(dirname(output));
  const ending = extname(output);
  return {
    format: formats[ending.toLowerCase()],
    isStdout: false,
    isFolder: false,
    async write(bytes, picture) {
      const path = join(
        dirname(output),
        basename(output, ending) + picture.suffix + (ending || `.${picture.ending}`),
      );
      const exact = picture.suffix === "" ? output : path;
      await replaceFile(exact, bytes);
      return exact;
    },
  };
}

async function folderTarget(folder: string, name: string): Promise<Target> {
  await checkFolder(folder || ".");
  return {
    isStdout: false,
    isFolder: true,
    write: async (bytes, { seed, suffix, ending }) => {
      const stem = seed === undefined ? name : `${name}-${seed}`;
      // Pictures of several have seeds of their own, which tell them apart already.
      const ownSuffix = seed !== undefined && /^-\d+$/.test(suffix) ? "" : suffix;
      return createFile({ stem: join(folder, stem + ownSuffix), ending: `.${ending}` }, bytes);
    },
  };
}

async function checkFolder(folder: string): Promise<void> {
  const present = await stat(folder).catch(() => undefined);
  if (!present?.isDirectory()) throw new CommandFailure(`The folder ${folder} does not exist.`);
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new CommandFailure(`You may not write in the folder ${folder === "." ? process.cwd() : folder}.`, {
      cause,
    });
  });
}

function stdoutTarget(): Target {
  return {
    isStdout: true,
    isFolder: false,
    write: async (bytes) => {
      await new Promise<void>((resolve, reject) => {
        process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      return "-";
    },
  };
}
