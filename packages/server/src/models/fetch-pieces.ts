import type { Hub, HubRepository } from "./hub-client.ts";
import { HubFailure, isPassing } from "./hub-failure.ts";
import type { HubFile } from "./hub-file.ts";
import type { OpenedAnswer } from "./hub-request.ts";
import type { PartFile, Piece } from "./part-file.ts";
import { tryPatiently } from "./patience.ts";

/** Where a file comes from, and who watches. */
export interface Source {
  hub: Hub;
  from: HubRepository;
  signal: AbortSignal;
  /** Bytes written; negative where some turned out to be worth nothing. */
  onBytes(count: number): void;
  /** Bytes of one request; the usual ones unless told. */
  pieceBytes?: number;
}

/** Fetches what a piece still lacks, again and again while the hub falters. */
export async function fetchPiece(
  part: Pick<PartFile, "write">,
  { file, piece }: { file: HubFile; piece: Piece },
  source: Source,
): Promise<void> {
  const task = async () => {
    const left = piece.length - piece.done;
    if (left === 0) return;
    const range = { start: piece.start + piece.done, length: left };
    const answer = await source.hub.open(source.from, { path: file.path, range }, source.signal);
    try {
      checkAnswer(answer, file, source);
      const skip = offsetOf(answer, { file, range });
      await receive(answer, { part, piece, skip }, source);
    } finally {
      await answer.drop();
    }
    if (piece.done < piece.length) {
      throw new HubFailure(
        `The hub sent less of ${file.path} than it promised. Pull again: what was fetched is kept.`,
        { passing: {} },
      );
    }
  };
  const { patience } = source.hub.address;
  await tryPatiently(task, {
    patience,
    signal: source.signal,
    judge: isPassing,
    achieved: () => piece.done,
  });
}

async function receive(
  answer: OpenedAnswer,
  { part, piece, skip }: { part: Pick<PartFile, "write">; piece: Piece; skip: number },
  source: Source,
): Promise<void> {
  let toSkip = skip;
  for await (const chunk of answer.chunks()) {
    const kept = chunk.subarray(Math.min(toSkip, chunk.byteLength));
    toSkip -= chunk.byteLength - kept.byteLength;
    const bytes = kept.subarray(0, piece.length - piece.done);
    await part.write(piece, bytes);
    source.onBytes(bytes.byteLength);
    // A server without ranges goes on to the file's end.
    if (piece.done === piece.length) return;
  }
}

/** Compares what the answer's headers say of the file with what the list said. */
function checkAnswer({ response, trail }: OpenedAnswer, file: HubFile, { from }: Source): void {
  const commit = firstOf(trail, "x-repo-commit");
  const size = firstOf(trail, "x-linked-size");
  const tag = firstOf(trail, "x-linked-etag")?.replaceAll(/^(W\/)?"|"$/g, "");
  if (commit !== undefined && commit !== from.commit)
    throw contradiction(file, `commit ${from.commit}`, commit);
  if (size !== undefined && Number(size) !== file.size)
    throw contradiction(file, `${file.size} bytes`, `${size} bytes`);
  if (file.sha256 !== undefined && tag !== undefined && /^[0-9a-f]{64}$/.test(tag) && tag !== file.sha256) {
    throw contradiction(file, `sha256 ${file.sha256}`, tag);
  }
  if (/^text\/html\b/.test(response.headers.get("content-type") ?? "")) {
    throw new HubFailure(
      `Instead of ${file.path} of ${from.repository} there came a web page. Is a sign-in page of the network in between?`,
    );
  }
}

/** How many bytes of the answer come before the ones that were asked for. */
function offsetOf(
  { response }: OpenedAnswer,
  { file, range }: { file: HubFile; range: { start: number; length: number } },
): number {
  const header = response.headers.get("content-range");
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? "") ?? [];
  if (response.status !== 206 || from === undefined) {
    const length = response.headers.get("content-length");
    if (length !== null && Number(length) !== file.size) {
      throw contradiction(file, `${file.size} bytes`, `${length} bytes`);
    }
    return range.start;
  }
  if (total !== "*" && Number(total) !== file.size)
    throw contradiction(file, `${file.size} bytes`, `${total} bytes`);
  if (Number(from) !== range.start)
    throw contradiction(file, `bytes from ${range.start}`, `bytes from ${from}`);
  return 0;
}

function contradiction({ path }: HubFile, listed: string, sent: string): HubFailure {
  return new HubFailure(
    `The hub contradicts itself about ${path}: it listed ${listed} and sent ${sent}. Pull again; if it stays so, the hub or something in between is at fault.`,
  );
}

function firstOf(trail: readonly Headers[], name: string): string | undefined {
  return trail.map((headers) => headers.get(name)).find((value) => value !== null) ?? undefined;
}
