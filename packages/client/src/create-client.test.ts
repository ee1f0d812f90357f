import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { ConnectionError, createClient, PinholeError, TimeoutError } from "./index.ts";
import { answer, frame, openStream, refuse, startScriptedServer } from "./scripted-server.test.fixture.ts";

const images = { created: 1, data: [{ b64_json: "AAAA" }] };
const picture = {
  b64_json: "AAAA",
  created_at: 1,
  size: "16x16",
  quality: "high",
  background: "opaque",
  output_format: "png",
};
const partial = { type: "image_generation.partial_image", ...picture, partial_image_index: 0 };
const usage = {
  input_tokens: 1,
  input_tokens_details: { image_tokens: 0, text_tokens: 1 },
  output_tokens: 1,
  total_tokens: 2,
};
const completed = { type: "image_generation.completed", ...picture, usage };

async function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable("the call should have failed"),
    (error: unknown) => error,
  );
}

test("createImage sends JSON with the key, and gives the answer", async () => {
  await using server = await startScriptedServer(answer(200, images));
  const client = createClient({ baseUrl: `${server.baseUrl}/`, apiKey: "k1", headers: { "x-app": "a" } });
  expect(await client.createImage({ prompt: "a fox", n: null, seed: 7 })).toEqual(images);
  const [request] = server.seen;
  expect([request?.method, request?.url]).toEqual(["POST", "/v1/images/generations"]);
  expect(request?.headers).toMatchObject({
    authorization: "Bearer k1",
    "content-type": "application/json",
    "x-app": "a",
    "x-stainless-retry-count": "0",
  });
  expect(JSON.parse(String(request?.body))).toEqual({ prompt: "a fox", n: null, seed: 7 });
});

test("createImageEdit sends a form: one image as image, several as image[], nulls left out", async () => {
  await using server = await startScriptedServer(answer(200, images));
  const client = createClient({ baseUrl: server.baseUrl });
  const bytes = Uint8Array.from([1, 2]);
  await client.createImageEdit({ image: bytes, mask: bytes, prompt: "p", n: 2, size: null, stream: false });
  await client.createImageEdit({ image: [bytes, bytes], prompt: "p", svg: { reasoning: { effort: "low" } } });
  const [one, several] = await Promise.all(
    server.seen.map(async ({ body, headers }) => {
      const type = String(headers["content-type"]);
      return [
        ...(
          await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()
        ).keys(),
      ];
    }),
  );
  expect(one).toEqual(["image", "mask", "prompt", "n", "stream"]);
  expect(several).toEqual(["image[]", "image[]", "prompt", "svg[reasoning][effort]"]);
});

test("createImageVariation, listModels and retrieveModel call their paths", async () => {
  const model = { id: "a/b", object: "model", created: 1, owned_by: "builtin" };
  await using server = await startScriptedServer(
    answer(200, images),
    answer(200, { object: "list", data: [model] }),
    answer(200, model),
  );
  const client = createClient({ baseUrl: server.baseUrl });
  expect(await client.createImageVariation({ image: new Blob(["x"]), n: 2 })).toEqual(images);
  expect(await client.listModels()).toEqual([model]);
  expect(await client.retrieveModel("a/b")).toEqual(model);
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /v1/images/variations",
    "GET /v1/models",
    "GET /v1/models/a%2Fb",
  ]);
});

test("a refusal keeps its status, code, param, type, request id and headers, and is not sent again", async () => {
  await using server = await startScriptedServer(refuse(400));
  const error = await caught(createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p" }));
  expect(error).toBeInstanceOf(PinholeError);
  expect(error).toMatchObject({
    message: "refused with 400",
    status: 400,
    code: "busy",
    param: "n",
    type: "server_error",
    requestId: "req_1",
  });
  expect((error as PinholeError).headers.get("retry-after-ms")).toBe("1");
  expect(server.seen).toHaveLength(1);
});

test.each([408, 409, 429, 500, 503])("a %i is sent again twice, and counted", async (status) => {
  await using server = await startScriptedServer(refuse(status), refuse(status), answer(200, images));
  expect(await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p" })).toEqual(images);
  expect(server.seen.map(({ headers }) => headers["x-stainless-retry-count"])).toEqual(["0", "1", "2"]);
});

test("after the last try the server's error is thrown", async () => {
  await using server = await startScriptedServer(refuse(503));
  const client = createClient({ baseUrl: server.baseUrl, maxRetries: 1 });
  expect(await caught(client.createImage({ prompt: "p" }))).toMatchObject({ status: 503 });
  expect(server.seen).toHaveLength(2);
});

test("x-should-retry overrides the status both ways", async () => {
  await using no = await startScriptedServer(refuse(503, { "x-should-retry": "false" }));
  await caught(createClient({ baseUrl: no.baseUrl }).createImage({ prompt: "p" }));
  expect(no.seen).toHaveLength(1);
  await using yes = await startScriptedServer(refuse(400, { "x-should-retry": "true" }), answer(200, images));
  await createClient({ baseUrl: yes.baseUrl }).createImage({ prompt: "p" });
  expect(yes.seen).toHaveLength(2);
});

test("retry-after-ms is waited for", async () => {
  await using server = await startScriptedServer(
    refuse(429, { "retry-after-ms": "300", "retry-after": "9" }),
    answer(200, images),
  );
  await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p" });
  const [first, second] = server.seen;
  const waited = (second?.at ?? 0) - (first?.at ?? 0);
  expect(waited).toBeGreaterThan(280);
  expect(waited).toBeLessThan(3000);
});

test("a form with files is sent whole again on a retry", async () => {
  await using server = await startScriptedServer(refuse(500), answer(200, images));
  const source = new Blob(["0123456789"]).stream();
  await createClient({ baseUrl: server.baseUrl }).createImageVariation({ image: source });
  expect(server.seen.map(({ body }) => body.includes("0123456789"))).toEqual([true, true]);
});

test("a broken connection is tried again, before and within the answer", async () => {
  await using server = await startScriptedServer(
    (response) => response.destroy(),
    (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"created":', () => response.destroy());
    },
    answer(200, images),
  );
  expect(await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p" })).toEqual(images);
});

test("a server that is not there is a ConnectionError that says why", async () => {
  const server = await startScriptedServer(answer(200, images));
  await server[Symbol.asyncDispose]();
  const error = await caught(
    createClient({ baseUrl: server.baseUrl, maxRetries: 0 }).createImage({ prompt: "p" }),
  );
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as ConnectionError).cause).toBeDefined();
});

test("silence is a TimeoutError, whether before the answer or within it", async () => {
  await using silent = await startScriptedServer(() => undefined);
  await using stuck = await startScriptedServer((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("{");
  });
  for (const { baseUrl, seen } of [silent, stuck]) {
    const client = createClient({ baseUrl, maxRetries: 1, timeoutMs: 60 });
    expect(await caught(client.createImage({ prompt: "p" }))).toBeInstanceOf(TimeoutError);
    expect(seen).toHaveLength(2);
  }
});

test("an abort ends a call with its reason, while waiting for the answer and while waiting to retry", async () => {
  await using silent = await startScriptedServer(() => undefined);
  await using busy = await startScriptedServer(refuse(503, { "retry-after-ms": "20000" }));
  for (const { baseUrl, seen } of [silent, busy]) {
    const controller = new AbortController();
    const call = caught(
      createClient({ baseUrl }).createImage({ prompt: "p" }, { signal: controller.signal }),
    );
    while (seen.length === 0) await delay(5);
    await delay(30);
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(seen).toHaveLength(1);
  }
});

test("an aborted signal sends nothing", async () => {
  await using server = await startScriptedServer(answer(200, images));
  const signal = AbortSignal.abort();
  expect(await caught(createClient({ baseUrl: server.baseUrl }).listModels({ signal }))).toBe(signal.reason);
  expect(server.seen).toHaveLength(0);
});

test("a proxy's error page becomes the error's message", async () => {
  await using server = await startScriptedServer((response) => {
    response.writeHead(413, { "content-type": "text/html" });
    response.end("<h1>Too large</h1>");
  });
  const error = await caught(createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p" }));
  expect(error).toMatchObject({ status: 413, message: "413 <h1>Too large</h1>", code: null, param: null });
});

test("an answer of something else than an Images API is named, once", async () => {
  await using server = await startScriptedServer((response) => response.end("<html>"));
  const client = createClient({ baseUrl: server.baseUrl });
  expect(await caught(client.listModels())).toMatchObject({ name: "PinholeError", status: 200 });
  expect(await caught(client.createImage({ prompt: "p", stream: true }))).toMatchObject({ status: 200 });
  expect(server.seen).toHaveLength(2);
});

test("a stream gives its events in order, whatever stands between them", async () => {
  await using server = await startScriptedServer((response) => {
    openStream(response);
    response.end(`: keep-alive\n\n${frame(partial)}event: keepalive\n\n${frame(completed)}data: [DONE]\n\n`);
  });
  const client = createClient({ baseUrl: server.baseUrl });
  const events = await client.createImage({ prompt: "p", stream: true, partial_images: 1 });
  expect(await Array.fromAsync(events)).toEqual([partial, completed]);
  expect(server.seen[0]?.headers.accept).toBe("text/event-stream");
});

test("an error before a stream's first byte is thrown by the call, and tried again", async () => {
  await using server = await startScriptedServer(refuse(503), refuse(400));
  const call = createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p", stream: true });
  expect(await caught(call)).toMatchObject({ status: 400, code: "busy" });
});

test("an error event raises what it holds", async () => {
  const error = { message: "engine failed", type: "server_error", code: "x", param: null };
  await using server = await startScriptedServer((response) => {
    openStream(response);
    response.end(`${frame(partial)}event: error\ndata: ${JSON.stringify({ type: "error", error })}\n\n`);
  });
  const events = await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p", stream: true });
  const read: unknown[] = [];
  const thrown = await caught(
    (async () => {
      for await (const event of events) read.push(event);
    })(),
  );
  expect(read).toEqual([partial]);
  expect(thrown).toMatchObject({
    name: "PinholeError",
    message: "engine failed",
    code: "x",
    requestId: "req_1",
    status: undefined,
  });
});

test.each([
  ["breaks off", (end: () => void) => end()],
  ["ends", undefined],
])("a stream that %s before its picture is complete is a ConnectionError", async (_how, destroy) => {
  await using server = await startScriptedServer((response) => {
    openStream(response);
    if (destroy) response.write(frame(partial), () => response.destroy());
    else response.end(frame(partial));
  });
  const events = await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p", stream: true });
  expect(await caught(Array.fromAsync(events))).toBeInstanceOf(ConnectionError);
  expect(server.seen).toHaveLength(1);
});

test("a silent stream is a TimeoutError; comments and a slow reader are not silence", async () => {
  await using server = await startScriptedServer((response) => {
    openStream(response);
    response.write(frame(partial));
    for (const afterMs of [50, 100, 150, 200, 250]) {
      setTimeout(() => response.write(": keep-alive\n\n"), afterMs);
    }
    setTimeout(() => response.write(frame(completed)), 300);
  });
  const client = createClient({ baseUrl: server.baseUrl, timeoutMs: 150 });
  const events = await client.createImage({ prompt: "p", stream: true });
  const read: string[] = [];
  const thrown = await caught(
    (async () => {
      for await (const event of events) {
        read.push(event.type);
        await delay(200);
      }
    })(),
  );
  expect(read).toEqual([partial.type, completed.type]);
  expect(thrown).toBeInstanceOf(TimeoutError);
});

test("leaving a stream early hangs up", async () => {
  let hungUp = false;
  await using server = await startScriptedServer((response) => {
    openStream(response);
    response.on("close", () => (hungUp = true));
    response.write(frame(partial));
  });
  const events = await createClient({ baseUrl: server.baseUrl }).createImage({ prompt: "p", stream: true });
  for await (const event of events) {
    expect(event.type).toBe(partial.type);
    break;
  }
  await expect.poll(() => hungUp).toBe(true);
});

test("an abort in the middle of a stream throws its reason and hangs up", async () => {
  let hungUp = false;
  await using server = await startScriptedServer((response) => {
    openStream(response);
    response.on("close", () => (hungUp = true));
    response.write(frame(partial));
  });
  const controller = new AbortController();
  const { signal } = controller;
  const client = createClient({ baseUrl: server.baseUrl });
  const events = await client.createImage({ prompt: "p", stream: true }, { signal });
  const reason = new Error("enough");
  const reading = (async () => {
    for await (const event of events) if (event) controller.abort(reason);
  })();
  expect(await caught(reading)).toBe(reason);
  await expect.poll(() => hungUp).toBe(true);
});
