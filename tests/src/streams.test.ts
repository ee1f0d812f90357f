import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { errorEvent, imageEvent } from "@pinhole/contract";
import { afterAll, describe, expect, test, vi } from "vitest";
import { filePart, formBody, formContentType, textParts } from "./form-body.ts";
import { anyPng } from "./pictures.ts";
import { readEvents, unchunk } from "./read-events.ts";
import { openSocket, type RawAnswer, sendRaw } from "./send-raw.ts";
import { changedSketch, startTestServer, type TestServer } from "./start-test-server.ts";

const server = await startTestServer();
afterAll(() => server.stop());

function streamRequest(body: object, headers: Record<string, string> = {}): string {
  const wish = { model: "gpt-image-1", prompt: "a hill", size: "256x256", stream: true, ...body };
  const text = JSON.stringify(wish);
  const lines = Object.entries({
    host: "localhost",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    connection: "close",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /v1/images/generations HTTP/1.1\r\n${lines.join("")}\r\n${text}`;
}

async function streamFrom(
  to: Pick<TestServer, "url">,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ answer: RawAnswer; text: string }> {
  const answer = await sendRaw(to.url, streamRequest(body, headers));
  return { answer, text: unchunk(answer) };
}

/** An engine whose drawings wait until the test lets them go. */
function waitingEngine() {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const seen = { aborted: 0 };
  const engine = changedSketch((sketch) => ({
    async draw(request, watch) {
      const aborted = once(watch.signal, "abort").then(() => {
        seen.aborted += 1;
        throw watch.signal.reason;
      });
      // Nobody waits for it once the drawing is let go.
      aborted.catch(() => {});
      started.resolve();
      await Promise.race([release.promise, aborted]);
      return await sketch.draw(request, watch);
    },
  }));
  return { engine, started: started.promise, release: release.resolve, seen };
}

function jobStates(at: TestServer): unknown[] {
  return at.query("select state from jobs order by sequence").map(({ state }) => state);
}

/** Resolves once a server has noted that a client went away, or was cut off, before it had its answer. */
async function untilLeft({ log }: TestServer): Promise<void> {
  await vi.waitUntil(() => log.some((line) => line.includes('"status":499')), { timeout: 20_000 });
}

/** Everything that comes until the server ends the connection. */
async function restOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

describe("framing", () => {
  test("each event is two lines and a blank one; its type is on both; nothing else is sent", async () => {
    const { answer, text } = await streamFrom(server, { partial_images: 2 });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
    expect(answer.headers.get("x-pinhole-model")).toBe("sketch");
    expect(text).toMatch(/^(event: \S+\ndata: \{[^\n]*\}\n\n){3}$/);
    expect(text).not.toContain("\r");
    expect(text).not.toContain("[DONE]");
    const events = readEvents(text);
    for (const { type, body } of events) {
      expect(body.type).toBe(type);
      imageEvent.parse(body);
    }
    expect(events.map(({ type }) => type)).toEqual([
      "image_generation.partial_image",
      "image_generation.partial_image",
      "image_generation.completed",
    ]);
  });

  test("no event has a member called error, and no completed one lacks its usage", async () => {
    const { text } = await streamFrom(server, { n: 3, partial_images: 1 });
    for (const { type, body } of readEvents(text)) {
      expect(Object.keys(body)).not.toContain("error");
      if (type.endsWith(".completed")) {
        expect(body.usage).toMatchObject({
          input_tokens: expect.any(Number),
          total_tokens: expect.any(Number),
        });
      }
    }
  });

  test("members come in the hosted API's order, and none of ours in strict mode", async () => {
    const strict = await startTestServer({ settings: { mode: "strict" } });
    try {
      const { text } = await streamFrom(strict, { size: "1024x1024", partial_images: 1 });
      const [partial, completed] = readEvents(text);
      const shared = ["b64_json", "background", "created_at", "output_format", "quality", "size", "type"];
      expect(Object.keys(partial?.body ?? {}).toSorted()).toEqual(
        [...shared, "partial_image_index"].toSorted(),
      );
      expect(Object.keys(completed?.body ?? {}).toSorted()).toEqual([...shared, "usage"].toSorted());
    } finally {
      await strict.stop();
    }
  });

  test("the body decides, whatever Accept says", async () => {
    const asJson = await streamFrom(server, {}, { accept: "application/json" });
    expect(readEvents(asJson.text)).toHaveLength(1);
    const notStreamed = await streamFrom(server, { stream: false }, { accept: "text/event-stream" });
    expect(notStreamed.answer.headers.get("content-type")).toBe("application/json");
  });

  test("a form streams with the text 'true' and does not with 'false'", async () => {
    for (const [word, type] of [
      ["true", "text/event-stream"],
      ["false", "application/json"],
      ["True", "text/event-stream"],
    ] as const) {
      const body = formBody([
        ...textParts({ model: "sketch", prompt: "a hill", size: "32x32", stream: word }),
        filePart("image", await anyPng(32)),
      ]);
      const answer = await fetch(`${server.baseUrl}/images/edits`, {
        method: "POST",
        headers: { "content-type": formContentType },
        body: new Uint8Array(body),
      });
      expect(answer.headers.get("content-type"), word).toContain(type);
      await answer.text();
    }
  });

  test("headers come at once, and comments keep a silent stream alive", async () => {
    const { engine, started, release } = waitingEngine();
    const silent = await startTestServer({ engines: [engine], timings: { keepAliveMs: 30 } });
    try {
      const socket = await openSocket(silent.url);
      const everything = restOf(socket);
      let received = "";
      socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
      socket.write(streamRequest({}));
      await started;
      await vi.waitUntil(() => (received.match(/: keep-alive\n\n/g) ?? []).length >= 3, { timeout: 20_000 });
      release();
      const text = await everything;
      const [head = ""] = text.split("\r\n\r\n");
      expect(head).toContain("200 OK");
      const { text: unchunked } = { text: unchunk(toAnswer(text)) };
      expect(unchunked).toMatch(/^(: keep-alive\n\n)+event: /);
      expect(readEvents(unchunked).map(({ type }) => type)).toEqual(["image_generation.completed"]);
    } finally {
      await silent.stop();
    }
  });
});

function toAnswer(text: string): RawAnswer {
  const body = Buffer.from(text.slice(text.indexOf("\r\n\r\n") + 4));
  const headers = new Headers({ "transfer-encoding": "chunked" });
  return { status: 200, headers, body, json: () => undefined };
}

describe("errors", () => {
  test.each([
    [{ prompt: "" }, 400, "empty_string"],
    [{ model: "nobody-knows" }, 400, "invalid_value"],
    [{ size: "1x" }, 400, "invalid_value"],
    [{ partial_images: 4 }, 400, "integer_above_max_value"],
  ])("before the first byte, %j is plain HTTP", async (body, status, code) => {
    const { answer } = await streamFrom(server, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.json()).toMatchObject({ error: { code } });
  });

  test("before the first byte, a picture that breaks off is plain HTTP as well", async () => {
    const whole = await anyPng(64);
    for (const broken of ["image", "mask"]) {
      const body = formBody([
        ...textParts({ model: "gpt-image-1", prompt: "a hill", size: "256x256", stream: "true" }),
        filePart("image", broken === "image" ? whole.subarray(0, whole.length / 2) : whole),
        filePart("mask", broken === "mask" ? whole.subarray(0, whole.length / 2) : whole),
      ]);
      const answer = await fetch(`${server.baseUrl}/images/edits`, {
        method: "POST",
        headers: { "content-type": formContentType },
        body: new Uint8Array(body),
      });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/json"]);
      const { error } = (await answer.json()) as { error: { code: string } };
      expect(["invalid_image_file", "invalid_mask_image_format"]).toContain(error.code);
    }
  });

  test("after it, an event of the nested form, which is the last one", async () => {
    const failing = await startTestServer({
      engines: [
        changedSketch((sketch) => ({
          async draw(request, watch) {
            await sketch.draw(request, watch);
            throw new Error("/etc/shadow is none of yours");
          },
        })),
      ],
    });
    try {
      const { answer, text } = await streamFrom(failing, { partial_images: 3 });
      expect(answer.status).toBe(200);
      const events = readEvents(text);
      expect(events.map(({ type }) => type)).toEqual([
        ...Array(3).fill("image_generation.partial_image"),
        "error",
      ]);
      const { error } = errorEvent.parse(events.at(-1)?.body);
      expect(error).toMatchObject({ type: "server_error", param: null, code: null });
      expect(error.message).toContain(answer.headers.get("x-request-id"));
      expect(text).not.toContain("shadow");
      expect(jobStates(failing)).toEqual(["failed"]);
    } finally {
      await failing.stop();
    }
  });
});

describe("a client that goes away", () => {
  test.each([true, false])("stops the work (stream: %s), and its job is cancelled", async (stream) => {
    const { engine, started, seen } = waitingEngine();
    const left = await startTestServer({ engines: [engine] });
    try {
      const socket = await openSocket(left.url);
      socket.write(streamRequest({ stream }));
      await started;
      socket.destroy();
      await vi.waitFor(() => expect(jobStates(left)).toEqual(["cancelled"]), { timeout: 10_000 });
      expect(seen.aborted).toBe(1);
      expect(await left.tempFiles()).toEqual([]);
    } finally {
      await left.stop();
    }
  });

  test("does not stop work that another waits for", async () => {
    const { engine, started, release, seen } = waitingEngine();
    const shared = await startTestServer({ engines: [engine] });
    try {
      const key = { "idempotency-key": "the-same-work" };
      const leaver = await openSocket(shared.url);
      leaver.write(streamRequest({}, key));
      await started;
      const stayer = await openSocket(shared.url);
      const answer = restOf(stayer);
      stayer.write(streamRequest({}, key));
      // Its headers: it has joined.
      await once(stayer, "data");
      leaver.destroy();
      // Longer than a job outlives its last waiter.
      await delay(2_500);
      release();
      expect(readEvents(unchunk(toAnswer(await answer))).map(({ type }) => type)).toEqual([
        "image_generation.completed",
      ]);
      expect(seen.aborted).toBe(0);
      expect(jobStates(shared)).toEqual(["succeeded"]);
    } finally {
      await shared.stop();
    }
  });

  test("finds its job again by its own retry", async () => {
    const { engine, started, release } = waitingEngine();
    const again = await startTestServer({ engines: [engine] });
    try {
      const socket = await openSocket(again.url);
      socket.write(streamRequest({}));
      await started;
      socket.destroy();
      await untilLeft(again);
      const retry = await openSocket(again.url);
      const answer = restOf(retry);
      retry.write(streamRequest({}, { "x-stainless-retry-count": "1" }));
      // Its headers: it has joined.
      await once(retry, "data");
      release();
      expect(readEvents(unchunk(toAnswer(await answer)))).toHaveLength(1);
      expect(jobStates(again)).toEqual(["succeeded"]);
    } finally {
      await again.stop();
    }
  });

  test("is cut off when it never reads, and others are served meanwhile", { timeout: 60_000 }, async () => {
    const stalled = await startTestServer({ timings: { stalledMs: 500 } });
    try {
      const socket = await openSocket(stalled.url);
      socket.pause();
      const closed = once(socket, "close");
      // About 10 MB of events: more than the two kernels' buffers take.
      const wish = { size: "1536x1024", n: 6, partial_images: 3, output_format: "png", prompt: "a forest" };
      socket.write(streamRequest(wish));
      await vi.waitFor(() => expect(jobStates(stalled)).toContain("succeeded"), { timeout: 40_000 });
      expect((await fetch(`${stalled.baseUrl}/models`)).status).toBe(200);
      await untilLeft(stalled);
      let received = 0;
      socket.on("data", (chunk: Buffer) => (received += chunk.length));
      socket.resume();
      await closed;
      const whole = await streamFrom(stalled, { ...wish, seed: 1 });
      expect(received).toBeLessThan(whole.text.length / 2);
    } finally {
      await stalled.stop();
    }
  });
});
