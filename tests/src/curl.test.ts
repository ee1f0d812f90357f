import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { errorBody, imagesResponse } from "@pinhole/contract";
import { afterAll, expect, test } from "vitest";
import { anyPng, decodePicture, maskOf, pngOf } from "./pictures.ts";
import { readEvents } from "./read-events.ts";
import { startTestServer } from "./start-test-server.ts";

const server = await startTestServer();
const folder = await mkdtemp(join(tmpdir(), "pinhole-curl-"));
await writeFile(join(folder, "image.png"), await anyPng(256));
await writeFile(join(folder, "mask.png"), await pngOf(maskOf(256, 256, (x) => (x < 128 ? 255 : 0))));
await writeFile(join(folder, "sunset.json"), JSON.stringify({ prompt: "a sunset", size: "256x256" }));
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const run = promisify(execFile);

/** A line as people type it, `$URL` being the base URL. */
async function shell(line: string): Promise<string> {
  const { stdout } = await run("sh", ["-c", line], {
    cwd: folder,
    env: { PATH: process.env.PATH, URL: server.baseUrl },
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout;
}

async function downloaded(answer: string): Promise<{ width: number; height: number }> {
  const [first] = imagesResponse.parse(JSON.parse(answer)).data;
  await shell(`curl -s -o download.png '${first?.url}'`);
  return await decodePicture(await readFile(join(folder, "download.png")));
}

test("the first line a newcomer types", async () => {
  const answer = await shell(`curl -s $URL/images/generations -H 'content-type: application/json' \
    -d '{"prompt":"a red lighthouse on a cliff at sunset, HELLO on a sign","size":"512x512"}'`);
  expect(await downloaded(answer)).toMatchObject({ width: 512, height: 512 });
});

test("a body from a file, and its picture in one pipe", async () => {
  const answer = await shell(
    "curl -s $URL/images/generations -H 'content-type: application/json' -d @sunset.json",
  );
  expect(await downloaded(answer)).toMatchObject({ width: 256, height: 256 });
});

test("a forgotten content type is told", async () => {
  const answer = await shell(`curl -s -w '\\n%{http_code}' $URL/images/generations -d '{"prompt":"x"}'`);
  const [body = "", status] = answer.split("\n");
  expect(status).toBe("415");
  expect(errorBody.parse(JSON.parse(body)).error.message).toBe(
    "Unsupported content type: 'application/x-www-form-urlencoded'. This operation takes 'application/json'.",
  );
});

test("an edit of an image and a mask", async () => {
  const answer = await shell(
    "curl -s $URL/images/edits -F image=@image.png -F mask=@mask.png -F prompt='a red balloon' -F size=256x256",
  );
  expect(await downloaded(answer)).toMatchObject({ width: 256, height: 256 });
});

test("an edit of several images", async () => {
  const answer = await shell(
    `curl -s $URL/images/edits -F model=gpt-image-2 -F 'image[]=@image.png' -F 'image[]=@mask.png;type=image/png' \
      -F prompt='a gift basket' -F size=256x256 -F response_format=url`,
  );
  expect(await downloaded(answer)).toMatchObject({ width: 256, height: 256 });
});

test("a variation", async () => {
  const answer = await shell("curl -s $URL/images/variations -F image=@image.png -F n=2 -F size=512x512");
  expect(imagesResponse.parse(JSON.parse(answer)).data).toHaveLength(2);
  expect(await downloaded(answer)).toMatchObject({ width: 512, height: 512 });
});

test("an upload over 1 MB, for which curl asks first (Expect: 100-continue)", async () => {
  await writeFile(join(folder, "large.png"), await anyPng(900));
  const answer = await shell(
    "curl -s $URL/images/edits -F model=sketch -F image=@large.png -F prompt=x -F size=64x64",
  );
  expect(await downloaded(answer)).toMatchObject({ width: 64 });
});

test("a stream", async () => {
  const text = await shell(`curl -sN $URL/images/generations -H 'content-type: application/json' \
    -d '{"model":"gpt-image-1","prompt":"a hill","size":"256x256","stream":true,"partial_images":2}'`);
  expect(readEvents(text).map(({ type }) => type)).toEqual([
    "image_generation.partial_image",
    "image_generation.partial_image",
    "image_generation.completed",
  ]);
});

test("the models, a HEAD, and a path that is not there", async () => {
  expect(JSON.parse(await shell("curl -s $URL/models"))).toMatchObject({ object: "list" });
  expect(await shell("curl -sI $URL/models")).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(JSON.parse(await shell("curl -s $URL/nothing"))).toMatchObject({ error: { code: "unknown_url" } });
});

test("-f makes an error an exit code", async () => {
  const line = `curl -sf $URL/images/generations -H 'content-type: application/json' -d '{}'`;
  await expect(shell(line)).rejects.toMatchObject({ code: 22 });
});
