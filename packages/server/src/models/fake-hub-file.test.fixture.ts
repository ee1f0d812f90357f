import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type FakeHub, type Mishap, takeMishap } from "./fake-hub-mishaps.test.fixture.ts";
import type { FakeFile } from "./fake-repository.test.fixture.ts";

interface FileAnswer {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  file: FakeFile;
  headers?: Record<string, string>;
}

/** A file, or the range of it that was asked for, with whatever mishap waits for it. */
export async function answerFile(hub: FakeHub, answer: FileAnswer): Promise<void> {
  const { request, response, path, file } = answer;
  const planned = takeMishap(hub, path, (kind) => !("status" in kind))?.kind ?? {};
  const whole = { start: 0, end: file.size };
  const range = hub.options.ignoreRanges ? undefined : readRange(request.headers.range, file.size);
  if (range === "unsatisfiable") {
    return void response.writeHead(416, { "content-range": `bytes */${file.size}` }).end();
  }
  const { start, end } = range ?? whole;
  const claimed = String("lieAboutSize" in planned ? planned.lieAboutSize : file.size);
  response.writeHead(range ? 206 : 200, {
    "content-type": "application/octet-stream",
    "accept-ranges": "bytes",
    ...answer.headers,
    ...("lieAboutHash" in planned ? { etag: '"0000"', "x-linked-etag": `"${"0".repeat(64)}"` } : {}),
    ...(range ? { "content-range": `bytes ${start}-${end - 1}/${claimed}` } : {}),
    ...("lieAboutSize" in planned ? {} : { "content-length": String(end - start) }),
  });
  if (request.method === "HEAD") return void response.end();
  await sendBytes(hub, { response, planned, bytes: file.read(start, end) });
}

interface Sending {
  response: ServerResponse;
  planned: Mishap["kind"] | Record<string, never>;
  bytes: AsyncIterable<Uint8Array>;
}

async function sendBytes(hub: FakeHub, { response, planned, bytes }: Sending): Promise<void> {
  const most =
    "dropAfter" in planned ? planned.dropAfter : "silentAfter" in planned ? planned.silentAfter : Infinity;
  let sent = 0;
  for await (const chunk of bytes) {
    if (response.destroyed) return;
    const part = chunk.subarray(0, Math.max(0, most - sent));
    sent += part.length;
    if (part.length > 0 && !response.write("corrupt" in planned ? invert(part) : part)) {
      await drained(response);
    }
    if (hub.options.bytesPerSecond) await delay((part.length / hub.options.bytesPerSecond) * 1000);
    if (sent < most) continue;
    if ("silentAfter" in planned) return;
    // What was written has to leave before the connection is cut.
    await delay(20);
    response.destroy();
    return;
  }
  response.end();
}

async function drained(response: ServerResponse): Promise<void> {
  const ended = new AbortController();
  const waits = ["drain", "close"].map(async (name) => once(response, name, { signal: ended.signal }));
  await Promise.race(waits);
  ended.abort();
  await Promise.allSettled(waits);
}

function invert(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte ^ 255);
}

function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | "unsatisfiable" | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined) return undefined;
  const start = Number(from);
  if (start >= size) return "unsatisfiable";
  return { start, end: to ? Math.min(size, Number(to) + 1) : size };
}
