import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes temporary files last written at or before `before` (Unix milliseconds): what a request left that never ended.
 * @returns how many were removed
 */
export async function sweepTemp(tempFolder: string, before: number): Promise<number> {
  const names = await readdir(tempFolder);
  const removals = await Promise.all(
    names.map(async (name) => {
      const path = join(tempFolder, name);
      const facts = await stat(path).catch(() => undefined);
      if (facts === undefined || facts.mtimeMs > before) return 0;
      await rm(path, { recursive: true, force: true });
      return 1;
    }),
  );
  return removals.reduce((sum: number, removed) => sum + removed, 0);
}
