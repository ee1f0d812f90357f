import { stat } from "node:fs/promises";
import { join } from "node:path";
import { hashFile } from "./file-hash.ts";

export interface VerifyWatch {
  signal: AbortSignal;
  /** Called once, before anything is read. */
  onTotal?(bytes: number): void;
  onBytes?(count: number): void;
}

export interface ListedFile {
  /** Relative, with `/`. */
  path: string;
  size: number;
  /** 64 hexadecimal digits. */
  sha256: string;
}

export interface Verdict {
  files: number;
  bytes: number;
  /** Empty where all is well. */
  faults: { path: string; problem: string }[];
}

/** Compares files with what a manifest says of them, reading each to its end. */
export async function verifyFiles(
  directory: string,
  files: readonly ListedFile[],
  watch: VerifyWatch,
): Promise<Verdict> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const verdict: Verdict = { files: files.length, bytes, faults: [] };
  watch.onTotal?.(bytes);
  for (const file of files) {
    watch.signal.throwIfAborted();
    const problem = await findProblem(join(directory, file.path), file, watch);
    if (problem !== undefined) verdict.faults.push({ path: file.path, problem });
  }
  return verdict;
}

async function findProblem(path: string, file: ListedFile, watch: VerifyWatch): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) return "is missing";
  if (facts.size !== file.size) return `has ${facts.size} bytes instead of ${file.size}`;
  try {
    return (await hashFile(path, watch)) === file.sha256 ? undefined : "has been changed: its sha256 differs";
  } catch (error) {
    watch.signal.throwIfAborted();
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
