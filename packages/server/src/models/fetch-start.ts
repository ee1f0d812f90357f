import { fetchPiece, type Source } from "./fetch-pieces.ts";
import type { HubFile } from "./hub-file.ts";
import type { Piece } from "./part-file.ts";

/**
 * The first bytes of a file on a hub. One that knows no ranges begins to send all of it, and is cut off there.
 * @param length at most the file's size
 * @throws {HubFailure} naming the file; the signal's reason
 */
export async function fetchStart(
  file: HubFile,
  length: number,
  source: Omit<Source, "onBytes">,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const write = async (piece: Piece, chunk: Uint8Array) => {
    bytes.set(chunk, piece.done);
    piece.done += chunk.byteLength;
  };
  await fetchPiece({ write }, { file, piece: { start: 0, length, done: 0 } }, { ...source, onBytes() {} });
  return bytes;
}
