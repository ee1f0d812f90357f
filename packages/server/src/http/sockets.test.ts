import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { startTestServer } from "./test-server.test.fixture.ts";

/** Everything a connection answers until it is closed, or until that much time passed in silence. */
async function talk(port: number, send: (socket: Socket) => void): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" });
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => {});
  await once(socket, "connect");
  send(socket);
  await Promise.race([once(socket, "close"), delay(1_500)]);
  socket.destroy();
  return Buffer.concat(chunks).toString("latin1");
}

function statusOfEnvelope(answer: string): number {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head.toLowerCase()).toMatch(/^x-request-id: req_[0-9a-f]{32}$/m);
  expect(head.toLowerCase()).toContain("x-content-type-options: nosniff");
  const { error } = JSON.parse(body) as { error: object };
  expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
  return Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1]);
}

test.each([
  ["what is not HTTP", "\x16\x03\x01\x02\x00\x01\r\n\r\n", 400],
  ["an unknown method", "FETCH / HTTP/1.1\r\nhost: localhost\r\n\r\n", 400],
  ["headers of over 16 KB", `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  [
    "two lengths",
    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
    400,
  ],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  ["no host", "GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
])("%s is answered with the envelope", async (_name, bytes, status) => {
  const { port } = await startTestServer();
  expect(statusOfEnvelope(await talk(port, (socket) => socket.write(bytes, "latin1")))).toBe(status);
});

test("who announces a body asks first, and is not asked for one that will be refused", async () => {
  const { port } = await startTestServer();
  const announce = (headers: string) =>
    talk(port, (socket) => {
      socket.write(
        `POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\n${headers}\r\n\r\n`,
      );
    });
  const wanted = await announce("content-type: application/json\r\ncontent-length: 20");
  expect(wanted).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  const tooLarge = await announce("content-type: application/json\r\ncontent-length: 2000000");
  expect(statusOfEnvelope(tooLarge)).toBe(413);
  expect(tooLarge.toLowerCase()).toContain("connection: close");
});

test("a sender of a refused body gets its answer, not a broken connection", async () => {
  const { url } = await startTestServer();
  const answer = await fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: "a".repeat(8 * 2 ** 20),
  });
  expect(answer.status).toBe(415);
  const next = await fetch(`${url}/healthz`);
  expect(next.status).toBe(200);
});

async function* chunks() {
  for (let count = 0; count < 32; count += 1) yield Buffer.alloc(64 * 1024, "a");
}

test("a body that grows beyond the limit without having said so is refused while it comes", async () => {
  const { url } = await startTestServer();
  const answer = await fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: ReadableStream.from(chunks()),
    duplex: "half",
  });
  expect(answer.status).toBe(413);
});

test("a client that breaks off in its body leaves nothing in hand", async () => {
  const { port, stop } = await startTestServer();
  const socket = connect({ port, host: "127.0.0.1" });
  await once(socket, "connect");
  socket.write(
    "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{",
  );
  await delay(100);
  socket.destroy();
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(2_000);
});
