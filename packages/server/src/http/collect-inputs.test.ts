import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Codec, codecFiles } from "./test-images.test.fixture.ts";
import { post, startTestServer } from "./test-server.test.fixture.ts";

const edits = "/v1/images/edits";
const variations = "/v1/images/variations";

/** A form as browsers and fetch send it. */
async function send(url: string, parts: Record<string, string | Blob | Blob[]>): Promise<Response> {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    for (const each of [part].flat()) form.append(name, each);
  }
  return await fetch(url, { method: "POST", body: form });
}

const blob = (bytes: Uint8Array<ArrayBuffer>, type = "image/png") => new Blob([bytes], { type });
const dataUrl = (bytes: Uint8Array, type = "image/png") =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;

async function errorOf(
  answer: Response,
): Promise<{ message: string; code: string | null; param: string | null }> {
  return ((await answer.json()) as { error: { message: string; code: string; param: string } }).error;
}

test("an edit takes its image and mask as files, and what is outside the mask stays as it was", async () => {
  const { url } = await startTestServer();
  const { image, mask, decode } = await codecFiles();
  const parts = {
    model: "sketch",
    prompt: "a",
    image: blob(image),
    mask: blob(mask),
    response_format: "b64_json",
  };
  const answer = await send(url + edits, { ...parts, size: "64x64" });
  expect(answer.status).toBe(200);
  const { data } = (await answer.json()) as { data: { b64_json: string }[] };
  const drawn = await decode(Buffer.from(data[0]?.b64_json ?? "", "base64"));
  const before = await decode(image);
  expect(drawn.subarray(0, 64 * 32 * 4)).toEqual(before.subarray(0, 64 * 32 * 4));
  expect(drawn.subarray(64 * 32 * 4)).not.toEqual(before.subarray(64 * 32 * 4));
});

test("files of any declared type are taken for what their bytes are", async () => {
  const { url } = await startTestServer();
  const { image } = await codecFiles();
  const octets = blob(image, "application/octet-stream");
  expect((await send(url + variations, { model: "sketch", image: octets })).status).toBe(200);
  expect(
    (await send(url + edits, { model: "gpt-image-1", prompt: "a", "image[]": [octets, octets] })).status,
  ).toBe(200);
});

test("an edit as JSON takes data URLs, and means the same job as its form", async () => {
  const { app, url } = await startTestServer();
  const { image, mask } = await codecFiles();
  const body = {
    model: "sketch",
    prompt: "a",
    seed: 1,
    size: "64x64",
    response_format: "b64_json",
    images: [{ image_url: dataUrl(image) }],
    mask: { image_url: dataUrl(mask) },
  };
  const json = await app.inject(post(edits, body));
  expect(json.statusCode).toBe(200);
  const { images: _, mask: __, seed: ___, ...texts } = body;
  const form = await send(url + edits, { ...texts, seed: "1", image: blob(image), mask: blob(mask) });
  expect(await form.json()).toMatchObject({ data: json.json<{ data: unknown[] }>().data });
});

test.each([
  ["letters that are not base64", "data:image/png;base64,*&^%"],
  ["no letters at all", "data:image/png;base64,"],
  ["base64 that is cut short", "data:image/png;base64,iVBORw0KGgo"],
  ["base64 with a line break", "data:image/png;base64,iVBO\nRw0KGgoA"],
  ["a PNG that ends in its header", `data:image/png;base64,${btoa("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")}`],
])("an inline image of %s is an error that says which image", async (_name, imageUrl) => {
  const { app } = await startTestServer();
  const { image } = await codecFiles();
  const images = [{ image_url: dataUrl(image) }, { image_url: imageUrl }];
  const answer = await app.inject(post(edits, { model: "gpt-image-1", prompt: "a", images }));
  expect([answer.statusCode, answer.json().error.code, answer.json().error.message]).toEqual([
    400,
    "invalid_image_file",
    "Invalid image file or mode for image 2, please check your image file.",
  ]);
});

test("an address is not fetched unless that is switched on", async () => {
  const { app } = await startTestServer();
  const images = [{ image_url: "https://images.example/cat.png" }];
  const answer = await app.inject(post(edits, { model: "gpt-image-1", prompt: "a", images }));
  expect(answer.json().error).toMatchObject({
    param: "images[0].image_url",
    message: expect.stringContaining("does not fetch addresses"),
  });
});

test("switched on, an address of this machine or its network is refused all the same", async () => {
  const { app, url } = await startTestServer({ flags: { fetchImageUrls: true } });
  for (const address of [`${url}/healthz`, "https://127.0.0.1/a.png", "https://[::ffff:10.0.0.1]/a.png"]) {
    const images = [{ image_url: address }];
    const answer = await app.inject(post(edits, { model: "gpt-image-1", prompt: "a", images }));
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, "invalid_value"]);
  }
});

const bad: [name: string, (files: Codec) => Record<string, string | Blob>, message: RegExp][] = [
  [
    "text for an image",
    () => ({ image: blob(new TextEncoder().encode("hello")) }),
    /Invalid image file|unsupported/,
  ],
  [
    "an SVG named .png",
    () => ({ image: blob(new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>")) }),
    /unsupported mimetype \('image\/svg\+xml'\)/,
  ],
  [
    "a mask of another size",
    ({ image, oblong }) => ({ image: blob(image), mask: blob(oblong) }),
    /mask size does not match image size/,
  ],
  [
    "a mask without alpha",
    ({ image, opaque }) => ({ image: blob(image), mask: blob(opaque) }),
    /missing alpha channel/,
  ],
  ["an image of too many pixels", ({ huge }) => ({ image: blob(huge) }), /more than the 65536 pixels/],
  [
    "a mask of too many pixels",
    ({ image, huge }) => ({ image: blob(image), mask: blob(huge) }),
    /the mask: 400x400 is more than/,
  ],
  ["no image", () => ({}), /Missing required parameter: 'image'/],
];
test.each(bad)("an edit with %s is a 400 that says so, and leaves no file", async (_name, parts, message) => {
  const { url, home } = await startTestServer({ flags: { maxPixels: 65_536 } });
  const answer = await send(url + edits, { model: "gpt-image-1", prompt: "a", ...parts(await codecFiles()) });
  expect(answer.status).toBe(400);
  expect((await errorOf(answer)).message).toMatch(message);
  await expect.poll(() => readdir(home.temp)).toEqual([]);
});

test("the DALL·E rules of an edit hold: one square PNG, with transparency or a mask", async () => {
  const { url } = await startTestServer();
  const { image, opaque, oblong } = await codecFiles();
  const message = async (parts: Record<string, Blob>) =>
    (await errorOf(await send(url + edits, { model: "dall-e-2", prompt: "a", ...parts }))).message;
  expect(await message({ image: blob(opaque) })).toContain("format must be in ['RGBA', 'LA', 'L'], got RGB.");
  expect(await message({ image: blob(oblong) })).toContain("expected an image with equal width and height");
  const answer = await send(url + edits, {
    model: "dall-e-2",
    prompt: "a",
    size: "256x256",
    image: blob(image),
  });
  expect(answer.status).toBe(200);
});

test("a variation takes one image, and its answer one picture for each of n", async () => {
  const { url } = await startTestServer();
  const { opaque } = await codecFiles();
  const answer = await send(url + variations, { image: blob(opaque), n: "3", size: "256x256" });
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(3);
});

const noise = (length: number) => blob(crypto.getRandomValues(new Uint8Array(length)));

test("a file over the limit is a 400, a form over the limit a 413, and nothing of them stays", async () => {
  const { url, home } = await startTestServer({ flags: { maxUploadBytes: 4_096, maxTotalBytes: 16_384 } });
  const file = await send(url + edits, { model: "sketch", prompt: "a", image: noise(5_000) });
  expect([file.status, (await errorOf(file)).code]).toEqual([400, "file_above_max_size"]);
  const form = await send(url + edits, { model: "sketch", prompt: "a", image: noise(20_000) });
  expect([form.status, (await errorOf(form)).code]).toEqual([413, "request_too_large"]);
  await expect.poll(() => readdir(home.temp)).toEqual([]);
});

test("an image that breaks off behind its header is an error, not a fault", async () => {
  const { url } = await startTestServer();
  const { image } = await codecFiles();
  const half = blob(image.slice(0, Math.floor(image.length * 0.6)));
  const answer = await send(url + edits, { model: "gpt-image-1", prompt: "a", image: half });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([400, "invalid_image_file"]);
});
