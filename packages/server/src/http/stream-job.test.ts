import { connect } from "node:net";
import { expect, test } from "vitest";
import { post, startTestServer } from "./test-server.test.fixture.ts";

const generations = "/v1/images/generations";
const streamed = { model: "gpt-image-1", prompt: "a", size: "1024x1024", stream: true };

interface SentEvent {
  type: string;
  body: Record<string, unknown>;
}

/** Reads events as the standard says, and fails on what SDKs trip over. */
function readEvents(text: string): SentEvent[] {
  expect(text.endsWith("\n\n")).toBe(true);
  const blocks = text.split("\n\n").filter((block) => block !== "" && !block.startsWith(":"));
  return blocks.map((block) => {
    const [, type = "", data = ""] = /^event: (\S+)\ndata: ([^\n]+)$/.exec(block) ?? [];
    return { type, body: JSON.parse(data) as Record<string, unknown> };
  });
}

async function openStream(url: string, body: object = streamed): Promise<Response> {
  const { method, payload, headers } = post(generations, body);
  return await fetch(url + generations, { method, body: payload, headers });
}

test("a stream sends its partial images and then one completed event for each picture", async () => {
  const { app } = await startTestServer();
  const answer = await app.inject(post(generations, { ...streamed, n: 2, partial_images: 2 }));
  expect(answer.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    "x-pinhole-model": "sketch",
    "x-content-type-options": "nosniff",
  });
  const events = readEvents(answer.payload);
  expect(events.map(({ type }) => type)).toEqual([
    "image_generation.partial_image",
    "image_generation.partial_image",
    "image_generation.completed",
    "image_generation.completed",
  ]);
  for (const { type, body } of events) {
    expect(body["type"]).toBe(type);
    expect(body).not.toHaveProperty("error");
    expect(body).toMatchObject({ size: "1024x1024", output_format: "png", background: "opaque" });
    expect(Buffer.from(String(body["b64_json"]), "base64").toString("latin1", 1, 4)).toBe("PNG");
  }
  expect(events.map(({ body }) => body["partial_image_index"])).toEqual([0, 1, undefined, undefined]);
  expect(events[3]?.body["usage"]).toMatchObject({ total_tokens: expect.any(Number) });
  expect(events[2]?.body["b64_json"]).not.toBe(events[3]?.body["b64_json"]);
});

test("the headers come at once, long before the picture", async () => {
  const { url } = await startTestServer({ engine: { drawMs: 400 } });
  const began = performance.now();
  const answer = await openStream(url);
  expect(performance.now() - began).toBeLessThan(300);
  await answer.text();
  expect(performance.now() - began).toBeGreaterThan(390);
});

test("a stream is asked for in the body, whatever the client says it accepts", async () => {
  const { app } = await startTestServer();
  const asJson = await app.inject(post(generations, streamed, { accept: "application/json" }));
  expect(asJson.headers["content-type"]).toContain("text/event-stream");
  const { stream: _, ...plain } = streamed;
  const asEvents = await app.inject(post(generations, plain, { accept: "text/event-stream" }));
  expect(asEvents.headers["content-type"]).toBe("application/json");
});

test("a refused request is an ordinary error, also with stream", async () => {
  const { app } = await startTestServer();
  const answer = await app.inject(post(generations, { ...streamed, size: "7x7" }));
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([400, "application/json"]);
});

test("an error after the first byte is an event of the nested form", async () => {
  const { app } = await startTestServer({ engine: { failure: new Error("wires crossed at /tmp/x") } });
  const answer = await app.inject(post(generations, streamed));
  expect(answer.statusCode).toBe(200);
  const [event, ...rest] = readEvents(answer.payload);
  expect(rest).toEqual([]);
  expect(event).toMatchObject({ type: "error", body: { type: "error", error: { type: "server_error" } } });
  expect(Object.keys(event?.body["error"] as object)).toEqual(["message", "type", "param", "code"]);
  expect(answer.payload).not.toContain("/tmp/x");
});

test("a comment keeps a waiting stream awake", async () => {
  const { url } = await startTestServer({ engine: { drawMs: 200 }, timings: { keepAliveMs: 20 } });
  const text = await (await openStream(url)).text();
  expect(text.split(": keep-alive\n\n").length).toBeGreaterThan(4);
  expect(readEvents(text)).toHaveLength(1);
});

test("a client that goes away stops the work", async () => {
  const { url, engine } = await startTestServer({ engine: { drawMs: 20_000 } });
  const controller = new AbortController();
  const { method, payload, headers } = post(generations, streamed);
  const answer = await fetch(url + generations, {
    method,
    body: payload,
    headers,
    signal: controller.signal,
  });
  expect(answer.status).toBe(200);
  controller.abort();
  await expect.poll(() => engine.aborted, { timeout: 5_000 }).toBe(1);
});

test("a client of an answer that is no stream stops the work as well", async () => {
  const { url, engine } = await startTestServer({ engine: { drawMs: 20_000 } });
  const controller = new AbortController();
  const { method, payload, headers } = post(generations, { prompt: "a", size: "256x256" });
  const asked = fetch(url + generations, { method, body: payload, headers, signal: controller.signal });
  setTimeout(() => controller.abort(), 150);
  await expect(asked).rejects.toThrow(/abort/i);
  await expect.poll(() => engine.aborted, { timeout: 5_000 }).toBe(1);
});

test("the work goes on while another client waits for it", async () => {
  const { url, app, engine } = await startTestServer({ engine: { drawMs: 2_500 } });
  const first = new AbortController();
  const { method, payload, headers } = post(generations, streamed);
  await fetch(url + generations, { method, body: payload, headers, signal: first.signal });
  const second = app.inject(post(generations, streamed, { "x-stainless-retry-count": "1" }));
  setTimeout(() => first.abort(), 100);
  const events = readEvents((await second).payload);
  expect(events.map(({ type }) => type)).toEqual(["image_generation.completed"]);
  expect(engine.aborted).toBe(0);
});

test("a client that never reads is cut off, and others are served meanwhile", async () => {
  const big = { ...streamed, model: "sketch", size: "2000x2000" };
  const { port, app, log } = await startTestServer({ timings: { stalledMs: 300 }, engine: { noise: true } });
  const payload = JSON.stringify({ ...big, n: 2 });
  const socket = connect({ port, host: "127.0.0.1" });
  socket.write(
    `POST ${generations} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${payload.length}\r\n\r\n${payload}`,
  );
  socket.pause();
  await expect
    .poll(() => log.some((line) => line.includes('"stream":true') && line.includes("499")), {
      timeout: 20_000,
    })
    .toBe(true);
  expect((await app.inject("/healthz")).statusCode).toBe(200);
  socket.destroy();
});
