import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { anyPng } from "./pictures.ts";
import { runPinhole, type SpawnedServer, spawnServer } from "./spawn-pinhole.ts";
import { makeHomeFolder, queryDatabase } from "./start-test-server.ts";

const home = await makeHomeFolder();
/** In every prompt, key and identifier of this file: no log may hold it. */
const canary = `canary-${randomBytes(9).toString("hex")}`;
const issued: string[] = [];
let server: SpawnedServer;

beforeAll(async () => {
  server = await spawnServer({ home, env: { PINHOLE_LOG_LEVEL: "debug" } });
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

const pinhole = async (...args: string[]) => await runPinhole(args, { PINHOLE_HOME: home });

/** The key of `keys add`, which is all there is on stdout. */
async function addKey(name: string, ...flags: string[]): Promise<string> {
  const { code, stdout } = await pinhole("keys", "add", name, ...flags);
  expect(code).toBe(0);
  const key = stdout.toString();
  expect(key).toMatch(/^ph_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}\n$/);
  issued.push(key.trim());
  return key.trim();
}

const idOf = (key: string) => key.split("_")[1] ?? "";

async function statusWith(headers: Record<string, string>, path = "/models"): Promise<number> {
  const answer = await fetch(server.baseUrl + path, { headers });
  await answer.text();
  return answer.status;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

function clientWith(apiKey: string): OpenAI {
  return new OpenAI({ baseURL: server.baseUrl, apiKey, maxRetries: 0 });
}

const wish = { model: "sketch", prompt: `a cup, ${canary}`, size: "32x32", user: canary } as const;

/** How soon is the keyring's own test's to say, whose clock is not a busy machine's. */
async function soon(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

test("without keys everything passes, whatever bearer is sent", async () => {
  expect(await statusWith({})).toBe(200);
  expect(await statusWith(bearer("anything"))).toBe(200);
  expect((await clientWith("none").images.generate(wish)).data).toHaveLength(1);
});

describe("with a key", () => {
  let full = "";

  test("a running server asks for one once it is made", async () => {
    full = await addKey("full");
    await soon(async () => expect(await statusWith({})).toBe(401));
    expect(await statusWith(bearer(full))).toBe(200);
  });

  test("none: 401 with the envelope and what to send", async () => {
    const answer = await fetch(`${server.baseUrl}/images/generations`, { method: "POST", body: "not read" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="OpenAI API"');
    expect(await answer.json()).toEqual({
      error: {
        message:
          "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). Make one on the server's machine with: pinhole keys add NAME",
        type: "invalid_request_error",
        param: null,
        code: null,
      },
    });
  });

  test("a wrong one: 401 that shows it masked", async () => {
    const wrong = `not-a-real-${canary}`;
    const refusal = await clientWith(wrong)
      .images.generate(wish)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(refusal).toMatchObject({ status: 401, code: "invalid_api_key", param: null });
    const { message } = refusal as Error;
    expect(message).toMatch(/^401 Incorrect API key provided: not-a-re\*+[0-9a-f]{4}\. /);
    expect(message).not.toContain(wrong);
  });

  test("every operation works with it, as Bearer, as Basic and as api-key", async () => {
    const client = clientWith(full);
    const image = async () => await toFile(await anyPng(32), "a.png");
    expect((await client.images.generate(wish)).data).toHaveLength(1);
    expect((await client.images.edit({ ...wish, image: await image() })).data).toHaveLength(1);
    expect(
      (await client.images.createVariation({ image: await image(), model: "sketch", size: "256x256" })).data,
    ).toHaveLength(1);
    expect((await client.models.list()).data.length).toBeGreaterThan(0);
    expect(await statusWith({ "api-key": full })).toBe(200);
    expect(await statusWith({ authorization: `bearer ${full}` })).toBe(200);
    const basic = Buffer.from(`:${full}`).toString("base64");
    expect(await statusWith({ authorization: `Basic ${basic}` })).toBe(200);
    expect(await statusWith({ "api-key": `${full}x` })).toBe(401);
  });

  test.each([
    ["one character changed", (key: string) => key.slice(0, -1) + (key.endsWith("0") ? "1" : "0")],
    ["another's id", (key: string) => key.replace(/_.{8}_/, "_AAAAAAAA_")],
    ["its id alone", (key: string) => key.slice(0, 11)],
    ["twice", (key: string) => key + key],
    ["capitals", (key: string) => key.toUpperCase()],
  ])("%s is no key", async (_, change) => {
    expect(await statusWith(bearer(change(full)))).toBe(401);
  });

  test("pages and health answer without one, and signed URLs do", async () => {
    for (const path of ["/", "/docs", "/openapi.json", "/healthz", "/readyz"]) {
      expect((await fetch(server.url + path)).status, path).toBe(200);
    }
    const { data } = await clientWith(full).images.generate(wish);
    expect((await fetch(data?.[0]?.url ?? "")).status).toBe(200);
  });

  test("a scope that is lacking is a PermissionDeniedError", async () => {
    const drawer = clientWith(await addKey("drawer", "--scope", "generate"));
    const reader = clientWith(await addKey("reader", "--scope", "read"));
    const editor = clientWith(await addKey("editor", "--scope", "edit"));
    const image = await toFile(await anyPng(32), "a.png");
    await soon(async () => {
      expect((await drawer.images.generate(wish)).data).toHaveLength(1);
      expect((await editor.images.edit({ ...wish, image })).data).toHaveLength(1);
      expect((await reader.models.list()).data.length).toBeGreaterThan(0);
    });
    const refusals = await Promise.all(
      [
        reader.images.generate(wish),
        drawer.images.edit({ ...wish, image }),
        drawer.images.createVariation({ image }),
        editor.images.generate(wish),
      ].map(async (call) => await (call as Promise<unknown>).catch((error: unknown) => error)),
    );
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(OpenAI.PermissionDeniedError);
      expect(refusal).toMatchObject({
        status: 403,
        code: "insufficient_scope",
        type: "invalid_request_error",
      });
    }
    expect((refusals[0] as Error).message).toBe(
      "403 You have insufficient permissions for this operation. Missing scopes: generate. Make a key that has it with: pinhole keys add NAME --scope generate",
    );
  });

  test("metrics are for admins", async () => {
    const admin = await addKey("admin", "--scope", "admin");
    const metrics = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    await soon(async () => expect(await metrics(bearer(admin))).toBe(200));
    expect(await metrics(bearer(full))).toBe(403);
    expect(await metrics({})).toBe(401);
  });

  test("one that expires works until then", async () => {
    const key = await addKey("brief", "--expires", "1h");
    await soon(async () => expect(await statusWith(bearer(key))).toBe(200));
    queryDatabase(home, "update keys set expires_at = ? where id = ?", Date.now(), idOf(key));
    await soon(async () => expect(await statusWith(bearer(key))).toBe(401));
  });

  test("a revoked one is refused, and others go on", async () => {
    const key = await addKey("leaver");
    await soon(async () => expect(await statusWith(bearer(key))).toBe(200));
    expect((await pinhole("keys", "revoke", idOf(key))).code).toBe(0);
    await soon(async () => expect(await statusWith(bearer(key))).toBe(401));
    expect(await statusWith(bearer(full))).toBe(200);
    const again = await pinhole("keys", "revoke", idOf(key));
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining(`There is no key ${idOf(key)} in force.`),
    ]);
  });

  test("keys ls shows names, scopes, states and last uses, and no key", async () => {
    await statusWith(bearer(full));
    await delay(100);
    const { code, stdout } = await pinhole("keys", "ls", "--json");
    expect(code).toBe(0);
    const listed = JSON.parse(stdout.toString()) as Record<string, unknown>[];
    const byName = (name: string) => listed.find((key) => key.name === name);
    expect(byName("full")).toMatchObject({ id: idOf(full), revoked_at: null, expires_at: null });
    expect(byName("full")?.last_used_at).toMatch(/^\d{4}-/);
    expect(byName("leaver")?.revoked_at).toMatch(/^\d{4}-/);
    expect(byName("drawer")).toMatchObject({ scopes: ["generate"] });
    const table = (await pinhole("keys", "ls")).stdout.toString();
    expect(table).toMatch(/^ID +NAME +SCOPES/);
    for (const key of issued) expect(stdout.toString() + table).not.toContain(key.slice(12));
  });

  test("a key is in the database as a hash alone", async () => {
    const dump = JSON.stringify(
      queryDatabase(home, "select id, name, scopes, hex(secret_hash) as hash from keys"),
    );
    for (const key of issued) expect(dump).not.toContain(key.slice(12, 40));
  });

  test("the command of this machine's own user needs none", async () => {
    const { code, stdout } = await pinhole("a cup", "--size", "32x32", "-o", "-");
    expect(code).toBe(0);
    expect(stdout.subarray(1, 4).toString()).toBe("PNG");
  });
});

test("the logs, at their most talkative, hold no prompt, no key and no identifier", async () => {
  await clientWith(issued[0] ?? "")
    .images.generate({ ...wish, size: "1x" })
    .catch(() => {});
  await clientWith(issued[0] ?? "")
    .images.edit({ ...wish, image: await toFile(Buffer.from(canary), "a.png") })
    .catch(() => {});
  await fetch(`${server.baseUrl}/${canary}?key=${issued[0]}`, { headers: bearer(issued[0] ?? "") });
  await delay(200);
  const written = server.output();
  expect(written).toContain('"answered"');
  expect(written).not.toContain(canary);
  for (const key of issued) {
    expect(written).not.toContain(key);
    expect(written).not.toContain(key.slice(12));
  }
  expect(written).not.toMatch(/b64_json|sig=/);
});
