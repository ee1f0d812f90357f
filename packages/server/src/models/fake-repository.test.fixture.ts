import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { hashAsGit, hashFile } from "./file-hash.ts";

/** A file of a fake repository: its bytes and what the hub says of them. */
export interface FakeFile {
  size: number;
  /** Of a file kept in large file storage. */
  sha256?: string;
  gitOid: string;
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

export interface FakeRepository {
  commit: string;
  /** Branches and tags; `main` is there without being named. */
  revisions?: string[];
  files: Map<string, FakeFile>;
  /** Needs a token that {@link FakeHubOptions.acceptedTokens} holds. */
  gated?: boolean;
  cardData?: Record<string, unknown>;
}

/** A file held in memory. Large file storage takes weights, as the hub's own `.gitattributes` say. */
function fakeFile(path: string, content: Uint8Array | string): FakeFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const gitOid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  const sha256 = isLarge(path) ? createHash("sha256").update(bytes).digest("hex") : undefined;
  return {
    size: bytes.length,
    sha256,
    gitOid,
    async *read(start, end) {
      for (let at = start; at < end; at += 65_536) yield bytes.subarray(at, Math.min(end, at + 65_536));
    },
  };
}

function isLarge(path: string): boolean {
  return /\.(safetensors|bin|ckpt|onnx|msgpack)$/.test(path);
}

/** A repository of files in memory, under a commit made from their contents. */
export function fakeRepository(
  contents: Record<string, Uint8Array | string>,
  rest: Partial<Omit<FakeRepository, "files">> = {},
): FakeRepository {
  const files = new Map(Object.entries(contents).map(([path, content]) => [path, fakeFile(path, content)]));
  const hash = createHash("sha1");
  for (const [path, { gitOid }] of files) hash.update(`${path}\0${gitOid}\n`);
  return { commit: hash.digest("hex"), files, ...rest };
}

/** A repository of the files of a folder, which stay on the disk. */
export async function readFakeRepository(folder: string): Promise<FakeRepository> {
  const files = new Map<string, FakeFile>();
  const commit = createHash("sha1");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => !found.isDirectory())) {
    const disk = join(entry.parentPath, entry.name);
    const path = relative(folder, disk).split(sep).join("/");
    const { size } = statSync(disk);
    const gitOid = await hashAsGit(disk, size);
    const sha256 = isLarge(path) ? await hashFile(disk) : undefined;
    files.set(path, { size, sha256, gitOid, read: (start, end) => readStretch(disk, start, end) });
    commit.update(`${path}\0${gitOid}\n`);
  }
  return { commit: commit.digest("hex"), files };
}

async function* readStretch(path: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
  if (end <= start) return;
  for await (const chunk of createReadStream(path, { start, end: end - 1 })) yield chunk as Uint8Array;
}
