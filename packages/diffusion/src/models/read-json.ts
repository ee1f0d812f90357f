import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { CheckpointError } from "./checkpoint-error.ts";
import { parsePythonJson } from "./python-json.ts";

/** Real configurations have a few kilobytes. */
const maxBytes = 1_000_000;
/** Keys that would reach into every object of the program where a value is copied carelessly. */
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads one of a checkpoint's small JSON files.
 * @param place relative to the checkpoint, `unet/config.json`
 * @throws {CheckpointError} when it is missing, too large, not an object of JSON, or holds a forbidden key
 */
export async function readJson(directory: string, place: string): Promise<Record<string, unknown>> {
  const text = await readText(directory, place);
  let parsed: unknown;
  try {
    parsed = parsePythonJson(text, refuseForbiddenKey);
  } catch (cause) {
    if (cause instanceof ForbiddenKey) throw new CheckpointError(place, cause.message, { cause });
    throw new CheckpointError(place, "is not JSON", { cause });
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new CheckpointError(place, "is not an object of JSON");
  }
  return { ...parsed };
}

/**
 * Reads a configuration and holds it against its schema.
 * @throws {CheckpointError} naming the first field that does not fit
 */
export async function readConfig<Schema extends z.ZodType>(
  directory: string,
  { place, schema }: { place: string; schema: Schema },
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(directory, place));
  if (parsed.success) return parsed.data;
  const [issue, ...others] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  throw new CheckpointError(
    place,
    `${field === "" ? "" : `${field}: `}${issue?.message ?? "does not fit"}${more}`,
  );
}

async function readText(directory: string, place: string): Promise<string> {
  const path = join(directory, place);
  try {
    const found = await stat(path);
    // A pipe would be waited for, a device never ends.
    if (!found.isFile()) throw new CheckpointError(place, "is not a file");
    if (found.size > maxBytes) {
      throw new CheckpointError(place, `has ${found.size} bytes; a configuration has at most ${maxBytes}`);
    }
    return await readFile(path, "utf8");
  } catch (cause) {
    throw cause instanceof CheckpointError ? cause : await explainMissing(directory, place, cause);
  }
}

/** Why a file of the checkpoint could not be read. */
async function explainMissing(directory: string, place: string, cause: unknown): Promise<CheckpointError> {
  if (!(await isThere(directory))) {
    return new CheckpointError("", "the model's folder is gone: it was removed, or its disk is", { cause });
  }
  const code = codeOf(cause);
  const trouble = code === "ENOENT" || code === "ENOTDIR" ? "is missing" : `cannot be read (${code})`;
  return new CheckpointError(place, trouble, { cause });
}

async function isThere(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown trouble";
}

class ForbiddenKey extends Error {}

function refuseForbiddenKey(key: string, value: unknown): unknown {
  if (forbiddenKeys.has(key)) throw new ForbiddenKey(`holds the key ${key}, which no configuration has`);
  return value;
}
