import { expect, test } from "vitest";
import { issueKey } from "../../access/keys.ts";
import { openSqliteRecords } from "../../storage/records/sqlite.ts";
import type { Home } from "../../storage/home.ts";
import type { Scope } from "../../storage/records.ts";
import { makeTempHome } from "../../storage/temp-home.test.fixture.ts";
import { post, startTestServer } from "../test-server.test.fixture.ts";

const generations = "/v1/images/generations";
const drawing = { prompt: "a", size: "256x256" };

async function addKey(
  home: Home,
  scopes: Scope[],
  expiresAt: number | null = null,
): Promise<{ id: string; key: string }> {
  const records = openSqliteRecords(home.database);
  const { key, row } = await issueKey(records.keys, { name: "test", scopes, expiresAt, now: Date.now() });
  await records.close();
  return { id: row.id, key };
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test("without any key everything passes, whatever key is sent", async () => {
  const { app } = await startTestServer();
  expect((await app.inject("/v1/models")).statusCode).toBe(200);
  const answer = await app.inject({ url: "/v1/models", headers: bearer("sk-anything") });
  expect(answer.statusCode).toBe(200);
});

test("with one key every call needs it, and the rest stays open", async () => {
  const home = await makeTempHome();
  const { key } = await addKey(home, ["generate"]);
  const { app } = await startTestServer({ home });
  const refused = await app.inject(post(generations, "not even JSON"));
  expect([refused.statusCode, refused.json().error.code]).toEqual([401, null]);
  expect(refused.headers["www-authenticate"]).toBe('Bearer realm="OpenAI API"');
  const wrong = await app.inject(post(generations, drawing, bearer("not-a-real-key-at-all")));
  expect(wrong.json().error).toMatchObject({
    code: "invalid_api_key",
    message: expect.stringMatching(/^Incorrect API key provided: not-a-re\*+-all\./),
  });
  expect((await app.inject(post(generations, drawing, bearer(key)))).statusCode).toBe(200);
  expect((await app.inject(post(generations, drawing, { "api-key": key }))).statusCode).toBe(200);
  const basic = { authorization: `Basic ${btoa(`:${key}`)}` };
  expect((await app.inject(post(generations, drawing, basic))).statusCode).toBe(200);
  for (const url of ["/", "/docs", "/openapi.json", "/healthz", "/readyz"]) {
    expect((await app.inject(url)).statusCode).toBe(200);
  }
  expect((await app.inject("/metrics")).statusCode).toBe(401);
});

test("a key does what its scopes say", async () => {
  const home = await makeTempHome();
  const generate = await addKey(home, ["generate"]);
  const read = await addKey(home, ["read"]);
  const admin = await addKey(home, ["admin"]);
  const { app } = await startTestServer({ home });
  const status = async (key: string, url: string, method: "GET" | "POST") =>
    (await app.inject({ url, method, headers: bearer(key) })).statusCode;
  expect(await status(generate.key, "/v1/images/edits", "POST")).toBe(403);
  expect(await status(generate.key, "/v1/images/variations", "POST")).toBe(403);
  expect(await status(generate.key, "/v1/models", "GET")).toBe(200);
  expect(await status(generate.key, "/metrics", "GET")).toBe(403);
  expect(await status(read.key, generations, "POST")).toBe(403);
  expect(await status(admin.key, generations, "POST")).toBe(415);
  expect(await status(admin.key, "/metrics", "GET")).toBe(200);
});

test("a running server honours a new key, and a revoked or expired one no more, within a second", async () => {
  const { app, home } = await startTestServer();
  const { id, key } = await addKey(home, ["read"]);
  const ask = async (headers = {}) => (await app.inject({ url: "/v1/models", headers })).statusCode;
  await expect.poll(() => ask(), { timeout: 1_000 }).toBe(401);
  expect(await ask(bearer(key))).toBe(200);
  const records = openSqliteRecords(home.database);
  await records.keys.revoke(id, Date.now());
  await records.close();
  await expect.poll(() => ask(bearer(key)), { timeout: 1_000 }).toBe(401);
});

test("the key of the settings does everything", async () => {
  const { app } = await startTestServer({ flags: { apiKey: "a-key-of-the-settings" } });
  expect((await app.inject("/metrics")).statusCode).toBe(401);
  const headers = bearer("a-key-of-the-settings");
  expect((await app.inject({ url: "/metrics", headers })).statusCode).toBe(200);
});

test.each([
  ["localhost:7464", 200],
  ["LOCALHOST", 200],
  ["127.0.0.1:7464", 200],
  ["127.1.2.3", 200],
  ["[::1]:7464", 200],
  ["pinhole.localhost:7464", 200],
  ["evil.example", 403],
  ["localhost.evil.example", 403],
  ["127.0.0.1.evil.example:7464", 403],
  ["evil.example:80@localhost", 403],
])("while no key exists, the host '%s' is answered %i", async (host, status) => {
  const { app } = await startTestServer();
  const answer = await app.inject({ url: "/v1/models", headers: { host } });
  expect(answer.statusCode).toBe(status);
  const { error } = answer.json<{ error?: { code: string } }>();
  expect(error?.code).toBe(status === 403 ? "foreign_host" : undefined);
});

test("with a key, or as the public address, any host name may be used", async () => {
  const home = await makeTempHome();
  const { key } = await addKey(home, ["read"]);
  const withKey = await startTestServer({ home });
  const headers = { ...bearer(key), host: "images.example" };
  expect((await withKey.app.inject({ url: "/v1/models", headers })).statusCode).toBe(200);
  const { app } = await startTestServer({ flags: { publicUrl: "https://images.example" } });
  const answer = await app.inject({ url: "/v1/models", headers: { host: "images.example" } });
  expect(answer.statusCode).toBe(200);
});

test.each([
  [{ origin: "https://evil.example" }, 403],
  [{ origin: "null" }, 403],
  [{ origin: "http://localhost:3000" }, 403],
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ "sec-fetch-site": "same-origin" }, 200],
  [{ "sec-fetch-site": "none" }, 200],
  [{ origin: "http://localhost:7464" }, 200],
])("a page with %j is answered %i", async (headers, status) => {
  const { app } = await startTestServer();
  const answer = await app.inject(post(generations, drawing, { host: "localhost:7464", ...headers }));
  expect(answer.statusCode).toBe(status);
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
});

test("a link from another site opens the pages, and nothing below /v1", async () => {
  const { app } = await startTestServer();
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect((await app.inject({ url: "/docs", headers })).statusCode).toBe(200);
  expect((await app.inject({ url: "/v1/models", headers })).statusCode).toBe(403);
});

test("an allowed origin may ask with the SDKs' headers, and read the answer and its errors", async () => {
  const { app } = await startTestServer({ flags: { corsOrigins: "http://localhost:3000" } });
  const origin = "http://localhost:3000";
  const preflight = await app.inject({
    method: "OPTIONS",
    url: generations,
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "Authorization, content-type, X-Stainless-OS, x-evil",
      "access-control-request-private-network": "true",
    },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-headers": "authorization, content-type, x-stainless-os",
    "access-control-allow-private-network": "true",
    vary: "Origin",
  });
  expect(preflight.headers["access-control-allow-credentials"]).toBeUndefined();
  const error = await app.inject(post(generations, {}, { origin, "sec-fetch-site": "same-site" }));
  expect(error.statusCode).toBe(400);
  expect(error.headers["access-control-allow-origin"]).toBe(origin);
  expect(error.headers["access-control-expose-headers"]).toContain("x-request-id");
  const foreign = await app.inject(post(generations, {}, { origin: "https://evil.example" }));
  expect(foreign.statusCode).toBe(403);
  expect(foreign.headers["access-control-allow-origin"]).toBeUndefined();
});

test("a preflight of an origin that is not allowed is refused", async () => {
  const { app } = await startTestServer({ flags: { corsOrigins: "http://localhost:3000" } });
  const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
  const answer = await app.inject({ method: "OPTIONS", url: generations, headers });
  expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
});
