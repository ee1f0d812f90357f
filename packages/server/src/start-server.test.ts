import { stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { issueKey } from "./access/keys.ts";
import { startTestServer } from "./http/test-server.test.fixture.ts";
import { openSqliteRecords } from "./storage/records/sqlite.ts";
import { findRunningServer } from "./storage/running-server.ts";
import { makeTempHome } from "./storage/temp-home.test.fixture.ts";

const drawing = { prompt: "a", size: "256x256" };

function draw(url: string): Promise<Response> {
  return fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(drawing),
  });
}

test("a started server can be found by this user's programs, and no more once it has stopped", async () => {
  const { home, url, stop } = await startTestServer();
  const found = await findRunningServer(home);
  expect(found).toMatchObject({ url, pid: process.pid });
  expect((await stat(home.serverFile)).mode & 0o777).toBe(0o600);
  await stop();
  expect(await findRunningServer(home)).toBeUndefined();
});

test("the token of the server file lets this user in when keys exist", async () => {
  const home = await makeTempHome();
  const records = openSqliteRecords(home.database);
  await issueKey(records.keys, { name: "other", scopes: ["read"], expiresAt: null, now: Date.now() });
  await records.close();
  const { url } = await startTestServer({ home });
  const { token = "" } = (await findRunningServer(home)) ?? {};
  const ask = async (key: string) =>
    (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await ask(token)).toBe(200);
  expect(await ask(`${token}x`)).toBe(401);
});

test("a taken port is a sentence with the way out, and everything is given back", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const home = await makeTempHome();
  await expect(startTestServer({ home, flags: { port } })).rejects.toMatchObject({
    name: "StartError",
    message: `Port ${port} on 127.0.0.1 is already in use. Stop the program that holds it, or choose another with --port or PINHOLE_PORT.`,
  });
  await expect(startTestServer({ home })).resolves.toBeDefined();
});

test("a second server on the same home is refused", async () => {
  const { home } = await startTestServer();
  await expect(startTestServer({ home })).rejects.toThrow(/A Pinhole server is already running/);
});

test.each(["0.0.0.0", "::", "192.0.2.1"])("without a key, %s is not listened to", async (host) => {
  await expect(startTestServer({ flags: { host } })).rejects.toThrow(
    /^Refusing to listen on .* without a key: .*pinhole keys add NAME/,
  );
});

test("with a key, every address may be listened to", async () => {
  const { url } = await startTestServer({ flags: { host: "0.0.0.0", apiKey: "a-key-of-the-settings" } });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/v1/models`)).status).toBe(401);
});

test("a default model that nobody has is refused at the start", async () => {
  await expect(startTestServer({ flags: { defaultModel: "nobody" } })).rejects.toThrow(
    /There is no model 'nobody'.*sketch/,
  );
});

test("a home that cannot be made is a sentence", async () => {
  const { folder } = await makeTempHome();
  await writeFile(`${folder}/file`, "");
  await expect(startTestServer({ flags: { home: `${folder}/file/home` } })).rejects.toThrow(
    /cannot be written/,
  );
});

test("a stopping server answers what it has in hand, takes nothing new, and says so", async () => {
  const { url, stop } = await startTestServer({ engine: { drawMs: 600 }, flags: { concurrency: 4 } });
  const answers = Array.from({ length: 8 }, () => draw(url));
  await delay(200);
  let lastAnswerAt = 0;
  const inHand = Promise.all(answers).then(async (all) => {
    const bodies = await Promise.all(all.map((answer) => answer.json()));
    lastAnswerAt = performance.now();
    return { statuses: all.map(({ status }) => status), bodies };
  });
  const stopped = stop();
  const late = await draw(url);
  expect([late.status, late.headers.get("retry-after"), late.headers.get("connection")]).toEqual([
    503,
    "2",
    "close",
  ]);
  expect(((await late.json()) as { error: { code: string } }).error.code).toBe("server_is_shutting_down");
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const { statuses } = await inHand;
  expect(statuses).toEqual(Array.from({ length: 8 }, () => 200));
  await stopped;
  expect(performance.now() - lastAnswerAt).toBeLessThan(2_000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
});

test("a stopping server does not wait beyond its deadline; the job is done by the next", async () => {
  const home = await makeTempHome();
  const slow = await startTestServer({ home, engine: { drawMs: 60_000 } });
  const asked = draw(slow.url).catch(() => undefined);
  await delay(200);
  const began = performance.now();
  await slow.stop({ drainMs: 200 });
  expect(performance.now() - began).toBeLessThan(2_000);
  await asked;
  expect(slow.engine.aborted).toBe(1);
  await delay(1_700); // longer than a job outlives its last client
  expect(slow.log.filter((line) => line.includes("a fault"))).toEqual([]);
  const { app, log } = await startTestServer({ home });
  await expect
    .poll(() => log.some((line) => line.includes('"state":"succeeded"')), { timeout: 5_000 })
    .toBe(true);
  expect((await app.inject("/readyz")).statusCode).toBe(200);
});

test("a second call to stop hurries the first", async () => {
  const { url, stop } = await startTestServer({ engine: { drawMs: 60_000 } });
  const asked = draw(url).catch(() => undefined);
  await delay(200);
  const first = stop();
  await delay(100);
  const began = performance.now();
  await stop();
  await first;
  expect(performance.now() - began).toBeLessThan(1_000);
  await asked;
});

test("the metrics have a port of their own where one is set", async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const { port: metricsPort } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const { url } = await startTestServer({ flags: { metricsPort } });
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()).toContain("open_streams 0");
});
