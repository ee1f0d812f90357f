import { describe, expect, test } from "vitest";
import { boundary, formContentType } from "./form-body.ts";
import { openSocket, readAnswer } from "./send-raw.ts";
import { errorOf, startAttackedServer } from "./start-attacked-server.ts";
import { startTestServer } from "./start-test-server.ts";

const server = await startAttackedServer();

describe("slow senders", () => {
  test("are told so and cut off, and others are served meanwhile", { timeout: 60_000 }, async () => {
    const slow = await startTestServer();
    slow.app.server.headersTimeout = 1_000;
    slow.app.server.requestTimeout = 2_000;
    try {
      const [headers, body] = [await openSocket(slow.url), await openSocket(slow.url)];
      headers.write("GET /v1/models HTTP/1.1\r\nhost: localhost\r\n");
      body.write(
        'POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"pro',
      );
      const answers = Promise.all([headers, body].map((socket) => readAnswer(socket, 20_000)));
      expect((await fetch(`${slow.baseUrl}/models`)).status).toBe(200);
      for (const answer of await answers) {
        expect(errorOf(answer, 408)).toEqual({
          message: "The request took too long to arrive. Send it again, faster or in smaller parts.",
          type: "invalid_request_error",
          param: null,
          code: "request_timeout",
        });
      }
    } finally {
      await slow.stop();
    }
  });

  test("of forms and of JSON are cut off, byte by byte as they may send", { timeout: 60_000 }, async () => {
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n`;
    const drips = [
      { path: "edits", type: formContentType, start: part },
      { path: "edits", type: "application/json", start: '{"prompt":"' },
      { path: "generations", type: "application/json", start: '{"prompt":"' },
    ].map(async ({ path, type, start }) => {
      const socket = await openSocket(server.url);
      socket.write(
        `POST /v1/images/${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: 999999\r\n\r\n${start}`,
      );
      const dripping = setInterval(() => socket.write("x"), 100);
      try {
        expect(errorOf(await readAnswer(socket, 55_000), 408).code).toBe("request_timeout");
      } finally {
        clearInterval(dripping);
        socket.destroy();
      }
    });
    await Promise.all(drips);
  });
});
