import type { InjectOptions } from "fastify";
import { describe, expect, test } from "vitest";
import { post, startTestServer } from "./test-server.test.fixture.ts";

const generations = "/v1/images/generations";

function expectEnvelope(answer: { json(): unknown; headers: Record<string, unknown> }): {
  code: string | null;
} {
  const { error } = answer.json() as { error: Record<string, unknown> };
  expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(JSON.stringify(error)).not.toMatch(/\/tmp|node_modules|\bat .*\.ts/);
  return error as { code: string | null };
}

test("a prompt becomes a picture whose address works without a key", async () => {
  const { app, url } = await startTestServer();
  const answer = await app.inject(
    post(generations, { prompt: "a fox", size: "256x256" }, { host: "localhost:1" }),
  );
  expect(answer.statusCode).toBe(200);
  const { created, data, pinhole } = answer.json();
  expect(created).toBeTypeOf("number");
  expect(data[0].url).toMatch(
    /^http:\/\/localhost:1\/files\/[\w-]{24}\.png\?exp=\d+&kid=[\w-]+&sig=[\w-]{43}$/,
  );
  expect(pinhole).toMatchObject({ engine: "fake", model: "sketch", warnings: [] });
  const file = await fetch(data[0].url.replace("http://localhost:1", url));
  expect(file.headers.get("content-type")).toBe("image/png");
});

test("in strict mode the answer is the hosted one: no member of ours", async () => {
  const { app } = await startTestServer({ flags: { mode: "strict" } });
  const body = { model: "gpt-image-1", prompt: "a fox", size: "1024x1024", quality: "low" };
  const answer = await app.inject(post(generations, body));
  expect(Object.keys(answer.json())).toEqual([
    "created",
    "background",
    "data",
    "output_format",
    "quality",
    "size",
    "usage",
  ]);
  expect(Object.keys(answer.json().data[0])).toEqual(["b64_json"]);
});

test("base64 answers are byte for byte the files, however many and whatever their length", async () => {
  const { app } = await startTestServer();
  const body = { model: "gpt-image-1", prompt: "a fox", n: 3, size: "1024x1024", user: 'a "quoted" ü' };
  const answer = await app.inject(post(generations, body));
  expect(answer.headers["content-length"]).toBe(String(answer.rawPayload.length));
  const { data, safety_identifier } = answer.json();
  expect(safety_identifier).toBe('a "quoted" ü');
  const files = data.map(({ b64_json }: { b64_json: string }) => Buffer.from(b64_json, "base64"));
  expect(files).toHaveLength(3);
  for (const [index, file] of files.entries()) {
    expect(file.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(file.toString("base64")).toBe(data[index].b64_json);
    expect(file.subarray(-8, -4).toString("latin1")).toBe("IEND");
  }
});

describe("every answer", () => {
  const answers: [name: string, options: InjectOptions][] = [
    ["a picture", post(generations, { prompt: "a fox", size: "256x256" })],
    ["a refused value", post(generations, { prompt: "" })],
    ["malformed JSON", post(generations, "{")],
    ["an unknown path", { method: "GET", url: "/v2/nothing" }],
    ["an unknown path below /v1", { method: "GET", url: "/v1/nothing" }],
    ["another method", { method: "GET", url: generations }],
    [
      "another content type",
      post(generations, "a=b", { "content-type": "application/x-www-form-urlencoded" }),
    ],
    ["a path that is not UTF-8", { method: "GET", url: "/v1/models/%ff" }],
    ["a list", { method: "GET", url: "/v1/models" }],
    ["a page", { method: "GET", url: "/docs" }],
    ["a preflight of nobody", { method: "OPTIONS", url: generations }],
  ];
  test.each(answers)("has its id, version and no sniffing: %s", async (_name, options) => {
    const { app } = await startTestServer();
    const { headers } = await app.inject(options);
    expect(headers["x-request-id"]).toMatch(/^req_[0-9a-f]{32}$/);
    expect(headers["openai-version"]).toBe("2020-10-01");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["openai-processing-ms"]).toMatch(/^\d+$/);
    const path = typeof options.url === "string" ? options.url : "";
    const isApi = path.startsWith("/v1/") && !path.includes("%");
    expect(headers["x-pinhole-model"]).toBe(isApi ? "sketch" : undefined);
  });

  test("tells how long it took, and so do its log line and its measurement", async () => {
    const drawMs = 60;
    const { app, log } = await startTestServer({ engine: { drawMs } });
    const { headers } = await app.inject(post(generations, { prompt: "a fox", size: "256x256" }));
    // A timer may come a millisecond early.
    expect(Number(headers["openai-processing-ms"])).toBeGreaterThanOrEqual(drawMs - 1);
    const lines = log.map((line) => JSON.parse(line) as { msg: string; ms: number });
    expect(lines.find(({ msg }) => msg === "answered")?.ms).toBeGreaterThanOrEqual(drawMs - 1);
    const { payload } = await app.inject("/metrics");
    const [, seconds] =
      /^http_request_duration_seconds_sum\{route="\/v1\/images\/generations".*\} (\S+)$/m.exec(payload) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual((drawMs - 1) / 1000);
  });

  test("has an id of its own, whatever the client called its request", async () => {
    const { app } = await startTestServer();
    const ask = () => app.inject({ url: "/healthz", headers: { "x-request-id": "req_mine" } });
    const ids = [(await ask()).headers["x-request-id"], (await ask()).headers["x-request-id"]];
    expect(new Set([...ids, "req_mine"]).size).toBe(3);
  });
});

async function sendUrlEncodedEdit(mode: string) {
  const { app } = await startTestServer({ flags: { mode } });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return await app.inject(post("/v1/images/edits", "prompt=a", headers));
}

describe("errors", () => {
  test.each([
    ["GET", "/nothing", 404, "unknown_url"],
    ["PUT", "/v1/models", 405, "method_not_supported"],
    ["PROPFIND", "/v1/models", 405, "method_not_supported"],
    ["PROPFIND", "/nothing", 404, "unknown_url"],
    ["QUERY", "/v1/models", 405, "method_not_supported"],
    ["QUERY", "/v1/images/generations", 405, "method_not_supported"],
    ["QUERY", "/nothing", 404, "unknown_url"],
    ["M-SEARCH", "/v1/images/edits", 405, "method_not_supported"],
    ["GET", "/v1/models/fake_id", 404, "model_not_found"],
    ["GET", "/files/x.png", 403, "invalid_signature"],
    ["POST", "/docs", 405, "method_not_supported"],
  ] as const)("%s %s is %i in the envelope", async (method, url, status, code) => {
    const { app } = await startTestServer();
    const answer = await app.inject({ method: method as "GET", url });
    expect(answer.statusCode).toBe(status);
    expect(expectEnvelope(answer).code).toBe(code);
  });

  test("a method that a path has not names those it has", async () => {
    const { app } = await startTestServer();
    expect((await app.inject({ method: "DELETE", url: generations })).headers["allow"]).toBe("POST");
    expect((await app.inject({ method: "HEAD", url: generations })).statusCode).toBe(405);
  });

  test.each([
    ["nothing", "", 400, null],
    ["half an object", '{"prompt": "a', 400, null],
    ["an array", "[]", 400, "invalid_type"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]).toString("latin1"), 400, null],
    ["a body of over 1 MiB", JSON.stringify({ prompt: "a".repeat(2 ** 20) }), 413, "request_too_large"],
  ])("a generation with %s", async (_name, payload, status, code) => {
    const { app } = await startTestServer();
    const answer = await app.inject({
      ...post(generations, ""),
      payload: Buffer.from(payload, "latin1"),
    });
    expect(answer.statusCode).toBe(status);
    expect(expectEnvelope(answer).code).toBe(code);
  });

  test.each([
    ["multipart/form-data; boundary=x", 415],
    ["text/plain", 415],
    ["", 415],
    ["json", 415],
  ])("a generation sent as '%s' is answered %i", async (contentType, status) => {
    const { app } = await startTestServer();
    const answer = await app.inject(
      post(generations, { prompt: "a", size: "256x256" }, { "content-type": contentType }),
    );
    expect(answer.statusCode).toBe(status);
    expectEnvelope(answer);
  });

  test("a content type in capitals and a member called __proto__ are nothing special", async () => {
    const { app } = await startTestServer();
    const body = '{"prompt": "a", "size": "256x256", "__proto__": {"n": 2}}';
    const answer = await app.inject(
      post(generations, body, { "content-type": "application/JSON; charset=utf-8" }),
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.json().data).toHaveLength(1);
  });

  test("a compressed body is refused, not misread", async () => {
    const { app } = await startTestServer();
    const answer = await app.inject(post(generations, { prompt: "a" }, { "content-encoding": "gzip" }));
    expect(answer.statusCode).toBe(415);
    expectEnvelope(answer);
  });

  test("an edit sent urlencoded is 415, and in strict mode the hosted 400 that names the type", async () => {
    expect((await sendUrlEncodedEdit("compatible")).statusCode).toBe(415);
    const strict = await sendUrlEncodedEdit("strict");
    expect(strict.statusCode).toBe(400);
    expect(strict.json().error.message).toContain("application/x-www-form-urlencoded");
  });

  test("a fault of ours tells the client its request id alone, and the log the cause", async () => {
    const { app, log } = await startTestServer({
      engine: { failure: new Error("wires at /tmp/secret-place") },
    });
    const answer = await app.inject(post(generations, { prompt: "a canary prompt" }));
    expect(answer.statusCode).toBe(500);
    const { error } = answer.json();
    expect(error).toMatchObject({ type: "server_error", code: null, param: null });
    expect(JSON.stringify(answer.json())).not.toContain("secret-place");
    expect(error.message).toContain(answer.headers["x-request-id"]);
    expect(log.join("")).toContain("wires at /tmp/secret-place");
    expect(log.join("")).toContain(String(answer.headers["x-request-id"]));
  });

  test("an unknown model is refused, never drawn by another", async () => {
    const { app } = await startTestServer();
    const answer = await app.inject(post(generations, { model: "dall-e-9", prompt: "a" }));
    expect(answer.json().error).toMatchObject({ type: "image_generation_user_error", param: "model" });
  });

  test("what the serving model cannot do is an error, and what it ignores a warning", async () => {
    const capabilities = { vary: false, transparentBackground: false };
    const { app } = await startTestServer({ engine: { capabilities } });
    const transparent = await app.inject(
      post(generations, { model: "sketch", prompt: "a", background: "transparent" }),
    );
    expect(transparent.json().error.message).toBe("Transparent background is not supported for this model.");
    const body = { model: "sketch", prompt: "a", size: "64x64", steps: 20, bogus: "ü" };
    const warned = await app.inject(post(generations, body));
    const warnings = JSON.parse(String(warned.headers["x-pinhole-warnings"]));
    expect(warnings.map(({ option }: { option: string }) => option).toSorted()).toEqual(["bogus", "steps"]);
    expect(warned.json().pinhole.warnings).toEqual(warnings);
  });

  test("with refuseRetired, variations are the bare 404 of the hosted API", async () => {
    const { app } = await startTestServer({ flags: { refuseRetired: true } });
    const answer = await app.inject({ method: "POST", url: "/v1/images/variations" });
    expect([answer.statusCode, answer.payload, answer.headers["x-content-type-options"]]).toEqual([
      404,
      "",
      "nosniff",
    ]);
  });

  test("more requests than may wait get a 503 and when to come back", async () => {
    const { app } = await startTestServer({ flags: { maxWaiting: 1 }, engine: { drawMs: 200 } });
    const first = app.inject(post(generations, { prompt: "a", size: "256x256" }));
    await app.inject("/healthz");
    const second = await app.inject(post(generations, { prompt: "a" }));
    expect([second.statusCode, second.headers["retry-after"]]).toEqual([503, "2"]);
    expectEnvelope(second);
    expect((await first).statusCode).toBe(200);
  });
});

test("HEAD answers as GET does, without a body", async () => {
  const { app } = await startTestServer();
  const answer = await app.inject({ method: "HEAD", url: "/v1/models" });
  expect([answer.statusCode, answer.payload]).toEqual([200, ""]);
});

test("OPTIONS says what a path takes", async () => {
  const { app } = await startTestServer();
  const answer = await app.inject({ method: "OPTIONS", url: generations });
  expect([answer.statusCode, answer.headers["allow"]]).toEqual([204, "POST, OPTIONS"]);
});

test("the models are our own and every hosted name, with the day a hosted one ended", async () => {
  const { app } = await startTestServer();
  const { data } = (await app.inject("/v1/models")).json();
  const names = data.map(({ id }: { id: string }) => id);
  expect(names).toEqual(expect.arrayContaining(["sketch", "dall-e-2", "gpt-image-1", "gpt-image-2"]));
  const one = (await app.inject("/v1/models/dall-e-2")).json();
  expect(one).toMatchObject({ object: "model", created: 1698798177, shutdown_date: "2026-05-12" });
});

test("with strictModels, hosted names are not served", async () => {
  const { app } = await startTestServer({ flags: { strictModels: true } });
  const answer = await app.inject(post(generations, { model: "gpt-image-1", prompt: "a" }));
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, "model_not_found"]);
  expect((await app.inject("/v1/models")).json().data).toHaveLength(1);
});

test("an answer that is not done in time asks the SDK to come back, and its retry gets the picture", async () => {
  const { app, engine } = await startTestServer({ engine: { drawMs: 300 }, timings: { answerMs: 50 } });
  const body = { prompt: "a", size: "256x256" };
  const first = await app.inject(post(generations, body));
  expect([first.statusCode, first.json().error.code, first.headers["x-should-retry"]]).toEqual([
    409,
    "still_running",
    "true",
  ]);
  let retry = first;
  for (let count = 1; retry.statusCode === 409; count += 1) {
    retry = await app.inject(post(generations, body, { "x-stainless-retry-count": String(count) }));
  }
  expect(retry.statusCode).toBe(200);
  expect(engine.aborted).toBe(0);
});

test("a client that cannot say it tries again gets its picture all the same, and draws another only then", async () => {
  const draws: unknown[] = [];
  const onDraw = (request: unknown) => void draws.push(request);
  const { app } = await startTestServer({ engine: { drawMs: 300, onDraw }, timings: { answerMs: 50 } });
  const ask = () => app.inject(post(generations, { prompt: "a", size: "256x256" }));
  const statuses = [(await ask()).statusCode];
  while (statuses.at(-1) === 409) statuses.push((await ask()).statusCode);
  expect(statuses.at(-1)).toBe(200);
  expect(statuses.length).toBeGreaterThan(2);
  expect(draws).toHaveLength(1);
  await ask();
  expect(draws).toHaveLength(2);
});

test("health does not depend on anything, readiness on the storage", async () => {
  const { app } = await startTestServer();
  expect((await app.inject("/healthz")).json()).toEqual({ status: "ok" });
  expect((await app.inject("/readyz")).json()).toEqual({ status: "ready" });
});

test("the metrics count answers and jobs", async () => {
  const { app } = await startTestServer();
  await app.inject(post(generations, { prompt: "a", size: "256x256" }));
  const { payload } = await app.inject("/metrics");
  expect(payload).toContain(
    'http_request_duration_seconds_count{route="/v1/images/generations",status="200"} 1',
  );
  expect(payload).toContain('jobs_total{state="succeeded",model="dall-e-2"} 1');
});

test("no log line holds a prompt, a key, a user or a signature", async () => {
  const { app, log } = await startTestServer({ flags: { logLevel: "debug" } });
  const canary = "canary-7c1f";
  const body = { model: "sketch", prompt: canary, size: "64x64", user: canary, negative_prompt: canary };
  const answer = await app.inject(post(generations, body, { authorization: `Bearer ${canary}` }));
  const { url } = answer.json().data[0];
  await app.inject(new URL(url).pathname + new URL(url).search);
  await app.inject(post(generations, { ...body, size: "canary-7c1f" }));
  expect(log.length).toBeGreaterThan(2);
  expect(log.join("")).not.toContain(canary);
  expect(log.join("")).not.toContain("sig=");
});

test("a client of Azure names the model in its path", async () => {
  const { app } = await startTestServer();
  const path = "/openai/deployments/gpt-image-1/images/generations?api-version=2026-01-01";
  const answer = await app.inject(post(path, { prompt: "a", size: "1024x1024" }, { "api-key": "x" }));
  expect(answer.statusCode).toBe(200);
  expect(answer.json().data[0]).toHaveProperty("b64_json");
  const unknown = await app.inject(post(path.replace("gpt-image-1", "my-deployment"), { prompt: "a" }));
  expect(unknown.json().error.message).toBe("The model 'my-deployment' does not exist.");
});
