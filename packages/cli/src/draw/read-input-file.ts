import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { CommandFailure } from "../command-failure.ts";
import type { InputFile } from "./drawer.ts";

/**
 * An image to send; `-` is stdin.
 * @throws {CommandFailure} where it cannot be read
 */
export async function readInputFile(path: string): Promise<InputFile> {
  if (path === "-") return { name: "stdin", bytes: await buffer(process.stdin) };
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const reason = {
      ENOENT: "there is no such file",
      EISDIR: "it is a folder",
      EACCES: "you may not read it",
    }[String(code)];
    throw new CommandFailure(`${path} cannot be read: ${reason ?? String(cause)}.`, { cause });
  }
}
