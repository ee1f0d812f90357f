import { Readable } from "node:stream";
import {
  type AnswerFacts,
  type AnswerPicture,
  apiError,
  type ImageRequest,
  renderAnswer,
} from "@pinhole/contract";
import type { FastifyReply } from "fastify";
import type { JobPicture } from "../storage/job-row.ts";
import { sendJson } from "./send-json.ts";

/** A picture with its file, or with the URL of its file. */
export type ReadyPicture = JobPicture & ({ bytes: Uint8Array } | { url: string });

const sliceBytes = 3 * 2 ** 17;

/**
 * Sends a finished request's body. Files become base64 slice by slice while they are sent: neither the text of a
 * picture nor that of the whole body is ever in memory at once.
 */
export async function sendPictures(
  reply: FastifyReply,
  {
    request,
    facts,
    pictures,
  }: { request: ImageRequest; facts: AnswerFacts; pictures: readonly ReadyPicture[] },
): Promise<FastifyReply> {
  const marks = pictures.map((_, index) => `${reply.request.id}:${index}`);
  const body = renderAnswer(
    request,
    facts,
    pictures.map((picture, index) => toAnswerPicture(picture, marks[index] ?? "")),
  );
  if (pictures.every((picture) => "url" in picture)) return await sendJson(reply, body);
  const pieces = cutAt(JSON.stringify(body), marks, pictures);
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  reply.header("content-type", "application/json").header("content-length", length);
  return await reply.send(Readable.from(slicesOf(pieces), { objectMode: false }));
}

function toAnswerPicture(picture: ReadyPicture, mark: string): AnswerPicture {
  const { seed, revisedPrompt } = picture;
  return "url" in picture ? { url: picture.url, seed, revisedPrompt } : { base64: mark, seed, revisedPrompt };
}

type Piece = string | Uint8Array;

/** The body's text with each mark's place taken by its picture's bytes. No client knows the id a mark is made of. */
function cutAt(text: string, marks: readonly string[], pictures: readonly ReadyPicture[]): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (const [index, picture] of pictures.entries()) {
    if (!("bytes" in picture)) continue;
    const mark = marks[index] ?? "";
    const at = rest.indexOf(mark);
    if (at < 0) throw apiError("internal", { requestId: mark });
    pieces.push(rest.slice(0, at), picture.bytes);
    rest = rest.slice(at + mark.length);
  }
  return [...pieces, rest];
}

function lengthOf(piece: Piece): number {
  return typeof piece === "string" ? Buffer.byteLength(piece) : Math.ceil(piece.length / 3) * 4;
}

function* slicesOf(pieces: readonly Piece[]): Generator<Buffer> {
  for (const piece of pieces) {
    if (typeof piece === "string") {
      yield Buffer.from(piece);
      continue;
    }
    for (let start = 0; start < piece.length; start += sliceBytes) {
      const slice = piece.subarray(start, start + sliceBytes);
      yield Buffer.from(toBase64(slice), "latin1");
    }
  }
}

/** The base64 text of bytes, without a copy of them. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
