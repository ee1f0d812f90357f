import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import * as z from "zod";

/** A stretch of a file that one connection fetches, and how much of it is there. */
export interface Piece {
  start: number;
  length: number;
  /** Bytes from its start that have been written. */
  done: number;
}

/** What is to be fetched: a part of anything else is not taken up again. */
export interface PartIdentity {
  size: number;
  /** The hash the hub lists. */
  hash: string;
  /** Bytes of a piece, but for the last; {@link usualPieceBytes} unless told. */
  pieceBytes?: number;
}

/** A file on its way: `x.part`, and beside it `x.part.json` with what of it is there. */
export interface PartFile extends AsyncDisposable {
  readonly path: string;
  readonly pieces: Piece[];
  /** Whether an earlier pull had written some of it. */
  readonly isResumed: boolean;
  /** Appends to a piece. */
  write(piece: Piece, bytes: Uint8Array): Promise<void>;
  /** Writes everything through to the disk and closes the file. */
  seal(): Promise<void>;
  /** Forgets what is there. */
  restart(): Promise<void>;
  /** Under its own name, the notes gone. */
  finish(): Promise<void>;
}

/** Small enough to share a file among connections, large enough that asking costs nothing beside it. */
const usualPieceBytes = 64 * 2 ** 20;
const notesEveryMs = 500;

const notes = z.object({
  size: z.int(),
  hash: z.string(),
  pieceBytes: z.int(),
  done: z.array(z.int().nonnegative()),
});

/** Opens the unfinished file of `path`, taking up what an earlier pull wrote of the same content. */
export async function openPart(path: string, identity: PartIdentity): Promise<PartFile> {
  const unfinished = `${path}.part`;
  const notesPath = `${unfinished}.json`;
  const pieces = cut(identity);
  const isNoted = await takeUp(pieces, { notesPath, identity });
  const left = isNoted ? await open(unfinished, "r+", 0o600).catch(() => undefined) : undefined;
  const isResumed = left !== undefined;
  let handle = left ?? (await open(unfinished, "w", 0o600));
  if (!isResumed) for (const piece of pieces) piece.done = 0;
  let notedAt = performance.now();
  let noting: Promise<void> = Promise.resolve();

  async function writeNotes(): Promise<void> {
    notedAt = performance.now();
    const { size, hash, pieceBytes = usualPieceBytes } = identity;
    const text = JSON.stringify({ size, hash, pieceBytes, done: pieces.map(({ done }) => done) });
    await writeFile(`${notesPath}.new`, text);
    await rename(`${notesPath}.new`, notesPath);
  }
  /** One after the other, whoever asks. */
  const note = () => (noting = noting.then(writeNotes));

  return {
    path: unfinished,
    pieces,
    isResumed,
    async write(piece, bytes) {
      await writeWhole(handle, bytes, piece.start + piece.done);
      piece.done += bytes.byteLength;
      if (performance.now() - notedAt >= notesEveryMs) await note();
    },
    async seal() {
      await handle.sync();
      await handle.close();
    },
    async restart() {
      for (const piece of pieces) piece.done = 0;
      await rm(notesPath, { force: true });
      handle = await open(unfinished, "w", 0o600);
    },
    async finish() {
      await rename(unfinished, path);
      await rm(notesPath, { force: true });
    },
    async [Symbol.asyncDispose]() {
      if (handle.fd < 0) return;
      await handle.close();
      await note().catch(() => {});
    },
  };
}

/** Bytes that an earlier pull has written of a file. */
export async function measurePart(path: string, identity: PartIdentity): Promise<number> {
  const notesPath = `${path}.part.json`;
  // A hub may list any size: it is not cut up before there is room for it.
  if ((await stat(notesPath).catch(() => undefined)) === undefined) return 0;
  const pieces = cut(identity);
  await takeUp(pieces, { notesPath, identity });
  return pieces.reduce((sum, { done }) => sum + done, 0);
}

function cut({ size, pieceBytes = usualPieceBytes }: PartIdentity): Piece[] {
  const count = Math.ceil(size / pieceBytes);
  return Array.from({ length: count }, (_, index) => {
    const start = index * pieceBytes;
    return { start, length: Math.min(pieceBytes, size - start), done: 0 };
  });
}

async function takeUp(
  pieces: readonly Piece[],
  { notesPath, identity }: { notesPath: string; identity: PartIdentity },
): Promise<boolean> {
  const text = await readFile(notesPath, "utf8").catch(() => "");
  const parsed = notes.safeParse(parseJson(text));
  if (!parsed.success) return false;
  const { size, hash, pieceBytes, done } = parsed.data;
  const { pieceBytes: wanted = usualPieceBytes } = identity;
  const isSame = size === identity.size && hash === identity.hash && pieceBytes === wanted;
  if (!isSame || done.length !== pieces.length) return false;
  for (const [index, piece] of pieces.entries()) piece.done = Math.min(piece.length, done[index] ?? 0);
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** write(2) may take less than it was given. */
async function writeWhole(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.byteLength - at, position + at);
    at += bytesWritten;
  }
}
