import { join } from "node:path";
import { readdir, rm } from "node:fs/promises";
import { imagesResponse } from "@pinhole/contract";
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createCaller } from "./create-caller.ts";
import { decodePicture } from "./pictures.ts";
import { sendRaw } from "./send-raw.ts";
import { makeHomeFolder, startTestServer, type TestServer } from "./start-test-server.ts";

const server = await startTestServer();
const caller = createCaller(server.url);
afterAll(async () => {
  caller.close();
  await server.stop();
});

async function drawByUrl(
  to: Pick<TestServer, "url"> = server,
  headers: Record<string, string> = {},
  body: object = {},
): Promise<string> {
  const wish = JSON.stringify({ model: "sketch", prompt: "a pear", size: "32x32", ...body });
  const head = [
    "POST /v1/images/generations HTTP/1.1",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(wish)}`,
    ...Object.entries({ host: new URL(to.url).host, ...headers }).map(([name, value]) => `${name}: ${value}`),
  ];
  const answer = await sendRaw(to.url, `${head.join("\r\n")}\r\n\r\n${wish}`);
  expect(answer.status).toBe(200);
  return imagesResponse.parse(answer.json()).data[0]?.url ?? "";
}

/** The status of a request for a path exactly as it is written. */
async function statusOf(path: string): Promise<number> {
  return (await caller.call({ path })).status;
}

async function storedFiles(home: string): Promise<string[]> {
  const entries = await readdir(join(home, "blobs"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe("a result URL", () => {
  test("is a plain picture for anyone, again and again, with the headers that keep it one", async () => {
    const url = await drawByUrl();
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    const { headers } = answer;
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("cross-origin-resource-policy")).not.toBeNull();
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    const [, maxAge] = /^private, max-age=(\d+)$/.exec(headers.get("cache-control") ?? "") ?? [];
    expect(Number(maxAge)).toBeGreaterThan(3_590);
    expect(Number(maxAge)).toBeLessThanOrEqual(3_600);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Number(headers.get("content-length"))).toBe(bytes.length);
    expect(await decodePicture(bytes)).toMatchObject({ width: 32, height: 32 });
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  });

  test("answers HEAD with the same headers, and refuses other methods", async () => {
    const url = await drawByUrl();
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-type")]).toEqual([200, "image/png"]);
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      expect((await fetch(url, { method })).status, method).toBe(405);
    }
  });

  test("needs no key where all other calls do", async () => {
    const apiKey = "a-key-that-is-long-enough";
    const locked = await startTestServer({ settings: { apiKey } });
    try {
      const url = await drawByUrl(locked, { authorization: `Bearer ${apiKey}` });
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(`${locked.baseUrl}/models`)).status).toBe(401);
    } finally {
      await locked.stop();
    }
  });

  test("begins with the host the client used", async () => {
    const port = new URL(server.url).port;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `pinhole.localhost:${port}`]) {
      expect(await drawByUrl(server, { host })).toMatch(new RegExp(`^http://${host}/files/`));
    }
  });

  test("begins with publicUrl where one is set, and with the proxy's host only where it is trusted", async () => {
    const forwarded = { "x-forwarded-host": "pictures.example", "x-forwarded-proto": "https" };
    expect(await drawByUrl(server, forwarded)).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const behind = await startTestServer({ settings: { trustProxy: true } });
    const named = await startTestServer({ settings: { publicUrl: "https://pictures.example/box/" } });
    try {
      expect(await drawByUrl(behind, forwarded)).toMatch(/^https:\/\/pictures\.example\/files\//);
      const url = await drawByUrl(named);
      expect(url).toMatch(/^https:\/\/pictures\.example\/box\/files\//);
      const path = url.slice("https://pictures.example/box".length);
      expect((await fetch(named.url + path)).status).toBe(200);
    } finally {
      await Promise.all([behind.stop(), named.stop()]);
    }
  });

  test("is no door to inputs or partial images", async () => {
    const url = await drawByUrl();
    const [{ id } = {}] = server.query("select id from blobs where role <> 'picture' limit 1");
    const [, picture = ""] = /files\/([^.]+)/.exec(url) ?? [];
    expect(picture).not.toBe(id);
    expect(await statusOf(`/files/${picture}.png`)).toBe(403);
  });
});

describe("forgery", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%.&=?/+:;@#~\\".split("");

  /** One change of a path that leaves another path than it found. */
  function mutations(path: string): fc.Arbitrary<string> {
    const original = path.slice(1);
    const place = fc.nat(original.length - 1);
    const text = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 6 });
    const exchanged = fc
      .tuple(place, fc.constantFrom(...alphabet))
      .map(([at, character]) => original.slice(0, at) + character + original.slice(at + 1));
    const inserted = fc
      .tuple(place, text)
      .map(([at, more]) => original.slice(0, at) + more + original.slice(at));
    const removed = fc
      .tuple(place, fc.integer({ min: 1, max: 8 }))
      .map(([at, count]) => original.slice(0, at) + original.slice(at + count));
    const swapped = place.map((at) => {
      const [first = "", second = ""] = original.slice(at, at + 2);
      return original.slice(0, at) + second + first + original.slice(at + 2);
    });
    const otherCase = place.map((at) => {
      const character = original[at] ?? "";
      const other = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
      return original.slice(0, at) + other + original.slice(at + 1);
    });
    const encoded = place.map((at) => {
      const hex = original.charCodeAt(at).toString(16);
      return `${original.slice(0, at)}%${hex}${original.slice(at + 1)}`;
    });
    const laterEnd = fc
      .integer({ min: 1, max: 10 ** 9 })
      .map((more) => original.replace(/exp=(\d+)/, (_, exp: string) => `exp=${Number(exp) + more}`));
    const otherExtension = fc
      .constantFrom("jpg", "webp", "svg", "html", "PNG")
      .map((extension) => original.replace(".png", `.${extension}`));
    const appended = text.map((more) => original + more);
    const reordered = fc.constant(original.replace(/\?(exp=\d+)&(kid=[^&]+)/, "?$2&$1"));
    return (
      fc
        .oneof(
          exchanged,
          inserted,
          removed,
          swapped,
          otherCase,
          encoded,
          laterEnd,
          otherExtension,
          appended,
          reordered,
        )
        // With nothing before the question mark it is the front page.
        .filter((mutation) => mutation !== original && !/^[?#]/.test(mutation))
        .map((mutation) => `/${mutation}`)
    );
  }

  test("10,000 changed URLs are refused, and the unchanged one is not", { timeout: 90_000 }, async () => {
    const url = await drawByUrl();
    const original = url.slice(server.url.length);
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(mutations(original), async (mutation) => {
        const { status, text } = await caller.call({ path: mutation });
        seen.set(status, (seen.get(status) ?? 0) + 1);
        // 400: an escape that is none.
        expect([400, 403, 404, 410], mutation).toContain(status);
        expect(JSON.parse(text)).toMatchObject({ error: { type: "invalid_request_error", param: null } });
      }),
      { numRuns: 10_000 },
    );
    expect(seen.get(403)).toBeGreaterThan(2_000);
    expect(await statusOf(original)).toBe(200);
  });

  test("another picture's signature does not fit, nor another server's", async () => {
    const [one, two] = [new URL(await drawByUrl()), new URL(await drawByUrl())];
    const other = await startTestServer();
    try {
      expect((await fetch(`${one.origin}${one.pathname}${two.search}`)).status).toBe(403);
      expect((await fetch(`${other.url}${one.pathname}${one.search}`)).status).toBe(403);
    } finally {
      await other.stop();
    }
  });

  test.each([
    "/files/../pinhole.db",
    "/files/..%2fpinhole.db",
    "/files/%2e%2e/%2e%2e/etc/passwd",
    "/files/....//....//etc/passwd",
    "/files/..\\..\\pinhole.db",
    "/files//etc/passwd",
    "/files/%00",
    "/files/",
    "/files",
    "/files/a.png?exp=1&kid=2&sig=3",
    `/files/${"A".repeat(2_000)}.png`,
  ])("the path trick %s reads nothing", async (path) => {
    const answer = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    expect([400, 403, 404], path).toContain(answer.status);
    expect(answer.json()).toHaveProperty("error.message");
    expect(answer.body.toString()).not.toMatch(/root:|SQLite/);
  });

  test("the log never holds a signature", async () => {
    const url = new URL(await drawByUrl());
    await fetch(url);
    await fetch(`${url.href}x`);
    const sig = url.searchParams.get("sig") ?? "-";
    expect(sig).toHaveLength(43);
    expect(server.log.filter((line) => line.includes(sig))).toEqual([]);
  });
});

describe("after 60 minutes", () => {
  test("a URL is 410, and a minute later its file and row are gone", { timeout: 60_000 }, async () => {
    let time = Date.now();
    const aging = await startTestServer({ now: () => time });
    try {
      const url = await drawByUrl(aging);
      const [, id = ""] = /files\/([^.]+)\./.exec(url) ?? [];
      expect(await storedFiles(aging.home)).toContain(id);
      time += 3_599_000;
      expect((await fetch(url)).status).toBe(200);
      time += 2_000;
      const late = await fetch(url);
      expect(late.status).toBe(410);
      expect(await late.json()).toEqual({
        error: {
          message: "This URL has expired: pictures are kept for 60 minutes. Send the request again.",
          type: "invalid_request_error",
          param: null,
          code: "url_expired",
        },
      });
      time += 5_000;
      await vi.waitFor(
        async () => {
          expect(aging.query("select count(*) as rows from blobs")).toEqual([{ rows: 0 }]);
          expect(aging.query("select count(*) as rows from jobs")).toEqual([{ rows: 0 }]);
          expect(await storedFiles(aging.home)).toEqual([]);
        },
        { timeout: 30_000, interval: 200 },
      );
      expect([404, 410]).toContain((await fetch(url)).status);
    } finally {
      await aging.stop();
    }
  });

  test("before that, a URL outlives a restart of its server", async () => {
    const home = await makeHomeFolder();
    const first = await startTestServer({ home });
    const path = (await drawByUrl(first)).slice(first.url.length);
    await first.stop();
    const second = await startTestServer({ home });
    try {
      expect((await fetch(second.url + path)).status).toBe(200);
    } finally {
      await second.stop();
      await rm(home, { recursive: true });
    }
  });
});
