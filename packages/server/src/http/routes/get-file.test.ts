import { expect, test } from "vitest";
import { post, startTestServer } from "../test-server.test.fixture.ts";

async function drawFile(options: Parameters<typeof startTestServer>[0] = {}, headers = {}) {
  const server = await startTestServer(options);
  const body = { model: "sketch", prompt: "a", size: "64x64", output_format: "webp" };
  const answer = await server.app.inject(post("/v1/images/generations", body, headers));
  const url = new URL(answer.json().data[0].url);
  return { ...server, url, path: url.pathname + url.search };
}

test("a picture's address answers with the file and headers that keep it a picture", async () => {
  const { app, path, url } = await drawFile();
  const { statusCode, headers, rawPayload } = await app.inject(path);
  expect(statusCode).toBe(200);
  expect(rawPayload.subarray(8, 12).toString("latin1")).toBe("WEBP");
  expect(headers).toMatchObject({
    "content-type": "image/webp",
    "content-length": String(rawPayload.length),
    "content-disposition": `inline; filename="${url.pathname.slice("/files/".length)}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  expect(String(headers["cache-control"])).toMatch(/^private, max-age=3[56]\d\d$/);
  const head = await app.inject({ method: "HEAD", url: path });
  expect([head.statusCode, head.payload, head.headers["content-length"]]).toEqual([
    200,
    "",
    String(rawPayload.length),
  ]);
});

test("the address works for 60 minutes and is gone after that", async () => {
  let now = Date.parse("2026-11-22T12:00:00Z");
  const { app, path } = await drawFile({ now: () => now });
  now += 59 * 60_000;
  expect((await app.inject(path)).statusCode).toBe(200);
  now += 61_000;
  const late = await app.inject(path);
  expect([late.statusCode, late.json().error.code]).toEqual([410, "url_expired"]);
});

test("a changed address is refused, wherever it was changed", async () => {
  const { app, path } = await drawFile();
  for (let at = "/files/".length; at < path.length; at += 1) {
    const letter = path[at] === "A" ? "B" : "A";
    const { statusCode } = await app.inject(path.slice(0, at) + letter + path.slice(at + 1));
    expect([at, statusCode]).toEqual([at, 403]);
  }
  for (const other of [
    `${path}&x=1`,
    path.replace("exp=", "exp=0"),
    path.replace(/&sig.*/, ""),
    `${path}A`,
  ]) {
    expect((await app.inject(other)).statusCode).toBe(403);
  }
});

test("a page of another site may show a picture it was given the address of", async () => {
  const { app, path } = await drawFile();
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", host: "localhost:7464" };
  expect((await app.inject({ url: path, headers })).statusCode).toBe(200);
});

test("the address begins as the client's own did, or as the settings say", async () => {
  const own = await drawFile({}, { host: "localhost:99" });
  expect(own.url.origin).toBe("http://localhost:99");
  const forwarded = { "x-forwarded-host": "images.example", "x-forwarded-proto": "https" };
  expect((await drawFile({}, { host: "localhost:99", ...forwarded })).url.origin).toBe("http://localhost:99");
  const behindProxy = await drawFile({ flags: { trustProxy: true } }, { host: "localhost:99", ...forwarded });
  expect(behindProxy.url.origin).toBe("https://images.example");
  const told = await drawFile({ flags: { publicUrl: "https://pictures.example/pinhole/" } });
  expect(told.url.href).toMatch(/^https:\/\/pictures\.example\/pinhole\/files\//);
});

test("a picture that was removed is 404", async () => {
  const { app, path, home } = await drawFile();
  const { openSqliteRecords } = await import("../../storage/records/sqlite.ts");
  const records = openSqliteRecords(home.database);
  await records.blobs.remove(await records.blobs.listIds());
  await records.close();
  const answer = await app.inject(path);
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, "file_not_found"]);
});
