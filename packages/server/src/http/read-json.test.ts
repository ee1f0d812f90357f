import { PassThrough } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";

const hasty = { minimumBytesPerSecond: 1_000, rateGraceMs: 50, rateWindowMs: 50 };

test("a body that drips in is refused as too slow", async () => {
  const stream = new PassThrough();
  const reading = readJson(stream, 1_000, hasty);
  stream.write('{"prompt":');
  await expect(reading).rejects.toMatchObject({ status: 408, code: "request_timeout" });
});

test("a body that comes fast enough may take longer than the first patience", async () => {
  const stream = new PassThrough();
  const reading = readJson(stream, 10_000, hasty);
  stream.write('{"prompt":"');
  for (let piece = 0; piece < 8; piece += 1) {
    stream.write("x".repeat(500));
    await delay(25);
  }
  stream.end('"}');
  expect(await reading).toEqual({ prompt: "x".repeat(4_000) });
});
