import type { RawAnswer } from "./send-raw.ts";

/** A server-sent event as it stands in the stream. */
export interface RawEvent {
  type: string;
  body: Record<string, unknown>;
}

/** The events of a whole stream. Throws where a block is neither an event of two lines nor a comment. */
export function readEvents(text: string): RawEvent[] {
  if (!text.endsWith("\n\n")) throw new Error("the stream does not end with a blank line");
  const blocks = text.slice(0, -2).split("\n\n");
  return blocks.filter((block) => !block.startsWith(":")).map(readEvent);
}

function readEvent(block: string): RawEvent {
  const [, type, body] = /^event: (\S+)\ndata: (.+)$/.exec(block) ?? [];
  if (type === undefined || body === undefined) throw new Error(`not an event: ${block.slice(0, 200)}`);
  return { type, body: JSON.parse(body) as Record<string, unknown> };
}

/** The text of a chunked body. */
export function unchunk({ body, headers }: RawAnswer): string {
  if (headers.get("transfer-encoding") !== "chunked") return body.toString();
  const pieces: Buffer[] = [];
  let rest = body;
  for (;;) {
    const lineEnd = rest.indexOf("\r\n");
    const length = Number.parseInt(rest.subarray(0, lineEnd).toString("latin1"), 16);
    if (!(length > 0)) return Buffer.concat(pieces).toString();
    pieces.push(rest.subarray(lineEnd + 2, lineEnd + 2 + length));
    rest = rest.subarray(lineEnd + 2 + length + 2);
  }
}
