import { copyFile, link, mkdir, realpath, rm, stat, symlink } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { hashAsGit, hashFile } from "./file-hash.ts";
import type { HubFile } from "./hub-file.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where Python's huggingface_hub keeps what it downloaded
 * (https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables).
 */
export function hubCacheFolder(env: Environment = process.env, home = homedir()): string {
  const named = env["HF_HUB_CACHE"] || env["HUGGINGFACE_HUB_CACHE"];
  if (named) return named;
  const root = env["HF_HOME"] || join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "huggingface");
  return join(root, "hub");
}

/** A file that huggingface_hub has already: the blob behind `models--owner--name/snapshots/<commit>/<path>`. */
export async function findCached(
  cacheFolder: string,
  { repository, commit }: { repository: string; commit: string },
  file: HubFile,
): Promise<string | undefined> {
  const snapshot = join(cacheFolder, `models--${repository.replace("/", "--")}`, "snapshots", commit);
  try {
    const blob = await realpath(join(snapshot, file.path));
    const facts = await stat(blob);
    return facts.isFile() && facts.size === file.size ? blob : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a cached file up by reference: a hard link, so that it stays when the cache is cleaned; on another disk a
 * symbolic one. Never without having compared its hash.
 * @returns false where it is not what the hub lists
 */
export async function takeFromCache(
  cached: string,
  { file, target }: { file: HubFile; target: string },
  signal: AbortSignal,
): Promise<boolean> {
  const isSame = await isListed(cached, file, signal).catch(() => false);
  signal.throwIfAborted();
  if (!isSame) return false;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rm(target, { force: true });
  await link(cached, target)
    .catch(async () => symlink(cached, target))
    .catch(async () => copyFile(cached, target));
  return true;
}

async function isListed(
  path: string,
  { size, sha256, gitOid }: HubFile,
  signal: AbortSignal,
): Promise<boolean> {
  if (sha256 !== undefined) return (await hashFile(path, { signal })) === sha256;
  return gitOid !== undefined && (await hashAsGit(path, size, { signal })) === gitOid;
}
