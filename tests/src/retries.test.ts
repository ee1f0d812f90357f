import { setTimeout as delay } from "node:timers/promises";
import { imagesResponse } from "@pinhole/contract";
import OpenAI, { AzureOpenAI } from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { changedSketch, startTestServer, type TestServer } from "./start-test-server.ts";

let drawMs = 0;
/** Drawings wait for it. */
let held: Promise<void> | undefined;
let draws = 0;
const server = await startTestServer({
  engines: [
    changedSketch((sketch) => ({
      async draw(request, watch) {
        draws += 1;
        await delay(drawMs, undefined, { signal: watch.signal });
        await held;
        return await sketch.draw(request, watch);
      },
    })),
  ],
});
afterAll(() => server.stop());

const wish = { model: "sketch", prompt: "a hill", size: "32x32", response_format: "b64_json" } as const;

async function ask(to: TestServer, headers: Record<string, string>, body: object = {}) {
  const answer = await fetch(`${to.baseUrl}/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ ...wish, ...body }),
  });
  return { status: answer.status, body: await answer.json() };
}

function countJobs(): number {
  return Number(server.query("select count(*) as jobs from jobs")[0]?.jobs);
}

describe("an idempotency key", () => {
  test("makes 300 requests at once over 15 keys 15 pieces of work", async () => {
    drawMs = 50;
    draws = 0;
    const before = countJobs();
    const answers = await Promise.all(
      Array.from(
        { length: 300 },
        async (_, index) => await ask(server, { "idempotency-key": `key-${index % 15}` }),
      ),
    );
    const pictures = answers.map(({ body }) => imagesResponse.parse(body).data[0]?.b64_json);
    expect(draws).toBe(15);
    expect(countJobs() - before).toBe(15);
    expect(new Set(pictures).size).toBe(15);
    for (const [index, picture] of pictures.entries()) expect(picture).toBe(pictures[index % 15]);
  });

  test("with another request is a 422, which no SDK retries", async () => {
    drawMs = 0;
    const key = { "idempotency-key": "one-request" };
    expect((await ask(server, key)).status).toBe(200);
    expect(await ask(server, key, { prompt: "another" })).toEqual({
      status: 422,
      body: {
        error: {
          message: "This Idempotency-Key was used with other parameters. Use a new key for a new request.",
          type: "invalid_request_error",
          param: null,
          code: "idempotency_key_reused",
        },
      },
    });
  });

  test("belongs to its operation", async () => {
    const key = { "idempotency-key": "of-a-generation" };
    await ask(server, key);
    const before = countJobs();
    const form = new FormData();
    for (const [name, value] of Object.entries(wish)) form.set(name, value);
    const { body } = await ask(server, {});
    const base64 = imagesResponse.parse(body).data[0]?.b64_json ?? "";
    form.set("image", new Blob([Buffer.from(base64, "base64")]), "a.png");
    const edit = await fetch(`${server.baseUrl}/images/edits`, { method: "POST", headers: key, body: form });
    expect(edit.status).toBe(200);
    expect(countJobs() - before).toBe(2);
  });
});

describe("the SDK's own retry", () => {
  test("after a client's own time-out joins the job that still runs", async () => {
    draws = 0;
    const again = Promise.withResolvers<void>();
    held = again.promise;
    let requests = 0;
    const client = new OpenAI({
      baseURL: server.baseUrl,
      apiKey: "none",
      timeout: 2_000,
      maxRetries: 2,
      fetch(...asked) {
        requests += 1;
        if (requests > 1) again.resolve();
        return fetch(...asked);
      },
    });
    const answer = await client.images.generate({ ...wish, prompt: "a slow hill" });
    held = undefined;
    expect(answer.data).toHaveLength(1);
    expect(requests).toBeGreaterThan(1);
    expect(draws).toBe(1);
  });

  test("is not mistaken for a second wish: equal first attempts are two pictures", async () => {
    draws = 0;
    const [one, two] = await Promise.all([ask(server, {}), ask(server, {})]);
    expect(draws).toBe(2);
    expect(imagesResponse.parse(one.body).data).not.toEqual(imagesResponse.parse(two.body).data);
  });
});

test("the same seed gives the same bytes on another server, and after a restart", async () => {
  const other = await startTestServer();
  try {
    const seeded = { seed: 4711, size: "160x120", prompt: "two boats at sunset, HELLO on a sign" };
    const [here, there] = await Promise.all([ask(server, {}, seeded), ask(other, {}, seeded)]);
    expect(imagesResponse.parse(here.body).data).toEqual(imagesResponse.parse(there.body).data);
  } finally {
    await other.stop();
  }
});

test("the SDK's Azure client works with its own paths and header", async () => {
  const azure = new AzureOpenAI({
    endpoint: server.url,
    apiKey: "none",
    apiVersion: "2026-01-01",
    maxRetries: 0,
  });
  const answer = await azure.images.generate({ ...wish, model: "gpt-image-1", size: "256x256" });
  expect(answer.data?.[0]?.b64_json).toBeDefined();
});
