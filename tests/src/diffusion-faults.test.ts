import { rm } from "node:fs/promises";
import { createClient } from "@pinhole/client";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { runPinhole, type SpawnedServer, spawnServer } from "./spawn-pinhole.ts";
import { makeHomeFolder, queryDatabase } from "./start-test-server.ts";
import { asked, drawSlowly, modelProcesses, pictureOf, untilDrawing, untilGone } from "./tiny-drawings.ts";
import { makeTinyModels, type TinyModels } from "./tiny-models.ts";

// What goes wrong around a model that draws: servers killed and stopped, clients that leave, keys.

let tiny: TinyModels;

beforeAll(async () => {
  tiny = await makeTinyModels();
  await tiny.pull("tiny/classic");
}, 120_000);
afterAll(() => tiny?.[Symbol.asyncDispose]());

async function newHome(): Promise<string> {
  const home = await makeHomeFolder();
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

async function serve(
  home: string,
  settings: Record<string, string> = {},
  isLeader = false,
): Promise<SpawnedServer> {
  const env = { ...tiny.env, PINHOLE_HOME: home, PINHOLE_MODELS: tiny.models, ...settings };
  const server = await spawnServer({ home, env, isLeader });
  onTestFinished(() => void server.child.kill("SIGKILL"));
  return server;
}

function clientOf(
  { baseUrl }: SpawnedServer,
  more: { apiKey?: string; idempotencyKey?: string } = {},
): OpenAI {
  const { apiKey = "none", idempotencyKey } = more;
  const defaultHeaders = { "idempotency-key": idempotencyKey ?? null };
  return new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0, defaultHeaders });
}

function jobs(home: string) {
  return queryDatabase(home, "select state, attempt from jobs order by created_at");
}

const long = { size: "128x128", steps: 40 };

test("a server killed while a model draws: its client gets the same picture from the next one", async () => {
  const home = await newHome();
  const first = await serve(home);
  const lost = await drawSlowly(clientOf(first, { idempotencyKey: "mine" }), { server: first, ...long });
  const pids = modelProcesses(first);
  expect(pids).toHaveLength(1);
  first.child.kill("SIGKILL");
  expect(await lost.drawing).toBeInstanceOf(OpenAI.APIConnectionError);
  await untilGone(pids);

  const next = await serve(home);
  const answer = await clientOf(next, { idempotencyKey: "mine" }).images.generate(asked(long));
  expect(jobs(home)).toEqual([{ state: "succeeded", attempt: 2 }]);
  expect(await pictureOf(answer)).toEqual(await pictureOf(await clientOf(next).images.generate(asked(long))));
}, 120_000);

test("a server that stops draws what is in hand, and begins nothing", async () => {
  const home = await newHome();
  const server = await serve(home);
  const { drawing } = await drawSlowly(clientOf(server), { server, ...long });
  const pids = modelProcesses(server);
  const ended = server.stop();
  expect((await pictureOf(await drawing)).width).toBe(128);
  expect((await ended).code).toBe(0);
  await untilGone(pids);
  expect(jobs(home)).toEqual([{ state: "succeeded", attempt: 1 }]);
}, 120_000);

test("Ctrl-C, which a terminal sends to all it runs, spares the model's process, however young", async () => {
  const server = await serve(await newHome(), {}, true);
  const drawing = clientOf(server).images.generate(asked());
  await vi.waitUntil(() => modelProcesses(server).length > 0, { timeout: 30_000, interval: 5 });
  process.kill(-(server.child.pid ?? 0), "SIGINT");
  expect((await pictureOf(await drawing)).width).toBe(96);
  expect((await server.ended).code).toBe(0);
}, 120_000);

test("a server hurried by a second signal leaves its drawing to the next one", async () => {
  const home = await newHome();
  const server = await serve(home);
  const { drawing } = await drawSlowly(clientOf(server, { idempotencyKey: "kept" }), { server });
  const pids = modelProcesses(server);
  server.child.kill("SIGTERM");
  const isReady = () =>
    fetch(`${server.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(async () => !(await isReady()), { timeout: 30_000 });
  expect((await server.stop()).code).toBe(0);
  expect(await drawing).toBeInstanceOf(OpenAI.APIConnectionError);
  await untilGone(pids);
  expect(jobs(home)).toEqual([{ state: "running", attempt: 1 }]);
  const next = await serve(home);
  await untilDrawing(next);
}, 120_000);

test("who leaves a stream between two previews stops the work", async () => {
  const home = await newHome();
  const server = await serve(home);
  const controller = new AbortController();
  const events = await createClient({ baseUrl: server.baseUrl }).createImage(
    { model: "tiny/classic", prompt: "a fox", size: "256x256", steps: 900, stream: true, partial_images: 3 },
    { signal: controller.signal, onStep: ({ step }) => void (step === 2 && controller.abort()) },
  );
  await expect(Array.fromAsync(events)).rejects.toThrow(/abort/i);
  await untilDrawing(server, false);
  await vi.waitUntil(() => jobs(home)[0]?.["state"] === "cancelled", { timeout: 30_000 });
  expect((await pictureOf(await clientOf(server).images.generate(asked()))).width).toBe(96);
}, 120_000);

test("of two who wait for one drawing, one may leave", async () => {
  const home = await newHome();
  const server = await serve(home);
  const client = clientOf(server);
  const controller = new AbortController();
  const request = { ...asked(long), response_format: undefined, stream: true } as const;
  // A stream's answer begins when its job is accepted; the second is what an SDK sends when it tries again.
  const leaving = await client.images.generate(request, { signal: controller.signal });
  await untilDrawing(server);
  const staying = await client.images.generate(request, { headers: { "x-stainless-retry-count": "1" } });
  controller.abort();
  expect(await Array.fromAsync(leaving)).toEqual([]);
  const events = await Array.fromAsync(staying);
  expect(events.map(({ type }) => type)).toEqual(["image_generation.completed"]);
  expect(jobs(home)).toEqual([{ state: "succeeded", attempt: 1 }]);
}, 120_000);

test("with keys, only an admin's sees and empties the memory", async () => {
  const home = await newHome();
  const server = await serve(home);
  const env = { ...tiny.env, PINHOLE_HOME: home };
  const newKey = async (name: string, scope: string) =>
    (await runPinhole(["keys", "add", name, "--scope", scope], env)).stdout.toString().trim();
  const [artist, admin] = [await newKey("artist", "generate"), await newKey("admin", "admin")];
  const ask = async (path: string, key: string | undefined, method = "GET") => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    return (await fetch(`${server.baseUrl}${path}`, { method, headers })).status;
  };
  await vi.waitUntil(async () => (await ask("/models", undefined)) === 401, { timeout: 30_000 });
  const drawn = await clientOf(server, { apiKey: artist }).images.generate(asked());
  expect((await pictureOf(drawn)).width).toBe(96);
  const unload = "/engines/unload/tiny/classic";
  expect([await ask("/engines", artist), await ask(unload, artist, "POST")]).toEqual([403, 403]);
  expect(modelProcesses(server)).toHaveLength(1);
  expect([await ask("/engines", admin), await ask(unload, admin, "POST")]).toEqual([200, 200]);
  expect(modelProcesses(server)).toHaveLength(0);
}, 120_000);

test("the log says who drew for which name in how many steps, and no prompt", async () => {
  const home = await newHome();
  const settings = { PINHOLE_DEFAULT_MODEL: "tiny/classic", PINHOLE_LOG_LEVEL: "info" };
  const server = await serve(home, settings);
  const prompt = "canary in a mine";
  await clientOf(server).images.generate({
    ...asked({ prompt, steps: 3, scheduler: "euler" }),
    model: "dall-e-2",
    size: "256x256",
  });
  await expect(
    clientOf(server).images.generate(asked({ prompt, scheduler: "flow_match_euler" })),
  ).rejects.toThrow(/scheduler/);
  await server.stop();
  const lines = server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const ended = lines
    .map((line) => JSON.parse(line) as { msg: string })
    .filter(({ msg }) => msg.startsWith("a job"));
  expect(ended).toMatchObject([
    {
      model: "dall-e-2",
      servedBy: "tiny/classic",
      pictures: 1,
      steps: 3,
      secondsPerStep: expect.any(Number) as number,
    },
    { msg: "a job failed", model: "tiny/classic", servedBy: "tiny/classic" },
  ]);
  expect(ended[1]).not.toHaveProperty("steps");
  expect(server.output()).not.toContain("canary");
}, 120_000);
