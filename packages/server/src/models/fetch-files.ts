import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createLimiter, type Limiter } from "../images/create-limiter.ts";
import { fetchPiece, type Source } from "./fetch-pieces.ts";
import { hashAsGit, hashFile } from "./file-hash.ts";
import { HubFailure } from "./hub-failure.ts";
import type { HubFile } from "./hub-file.ts";
import { openPart, type PartFile, type PartIdentity } from "./part-file.ts";
import { syncFolder } from "./write-atomically.ts";

/** Connections open at once: more do not make a hub faster, and some limit them. */
const connections = 6;

/**
 * Fetches files into a folder, several at once; what an earlier pull began is taken up.
 * A file gets its name only when its size and hash are those that the hub listed and it is safely on the disk.
 * @throws {HubFailure} naming the file; the file system's error; the signal's reason
 */
export async function fetchFiles(files: readonly HubFile[], folder: string, source: Source): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([source.signal, stop.signal]);
  const waiting = files.toSorted((left, right) => right.size - left.size).values();
  const slots = createLimiter(connections);
  const worker = async () => {
    for (const file of waiting) await fetchFile(file, { folder, slots, source: { ...source, signal } });
  };
  const workers = Array.from({ length: connections }, async () =>
    worker().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(workers);
  signal.throwIfAborted();
}

/** What tells one version of a file from another. */
export function identify({ size, sha256, gitOid }: HubFile, pieceBytes?: number): PartIdentity {
  return { size, hash: sha256 ?? gitOid ?? "", pieceBytes };
}

interface Fetching {
  folder: string;
  slots: Limiter;
  source: Source;
}

async function fetchFile(file: HubFile, fetching: Fetching): Promise<void> {
  const path = join(fetching.folder, file.path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  if (file.size === 0) return writeFile(path, "", { mode: 0o600 });
  await using part = await openPart(path, identify(file, fetching.source.pieceBytes));
  await fetchPieces(part, file, fetching);
  await part.seal();
  const { signal } = fetching.source;
  if (await isAsListed(part.path, file, signal)) return finish(part, path);
  // What an earlier pull left behind may be to blame: once more from the start.
  if (!part.isResumed) throw await discard(part, file);
  fetching.source.onBytes(-file.size);
  await part.restart();
  await fetchPieces(part, file, fetching);
  await part.seal();
  if (!(await isAsListed(part.path, file, signal))) throw await discard(part, file);
  await finish(part, path);
}

async function fetchPieces(part: PartFile, file: HubFile, { slots, source }: Fetching): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([source.signal, stop.signal]);
  const fetches = part.pieces.map(async (piece) =>
    slots(async () => fetchPiece(part, { file, piece }, { ...source, signal })).catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(fetches);
  signal.throwIfAborted();
}

/** Whether a file has the size and hash that the hub lists. */
export async function isAsListed(
  path: string,
  { size, sha256, gitOid }: HubFile,
  signal: AbortSignal,
): Promise<boolean> {
  if ((await stat(path)).size !== size) return false;
  if (sha256 !== undefined) return (await hashFile(path, { signal })) === sha256;
  return gitOid === undefined || (await hashAsGit(path, size, { signal })) === gitOid;
}

async function finish(part: PartFile, path: string): Promise<void> {
  await part.finish();
  await syncFolder(dirname(path));
}

async function discard(part: PartFile, file: HubFile): Promise<HubFailure> {
  await rm(part.path, { force: true });
  await rm(`${part.path}.json`, { force: true });
  return new HubFailure(
    `What the hub sent for ${file.path} is not what it lists: the ${file.sha256 ? "sha256" : "git hash"} differs. Nothing of it was kept. Pull again; if it stays so, the hub or something in between is at fault.`,
  );
}
