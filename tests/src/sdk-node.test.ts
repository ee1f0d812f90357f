import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorBody, imageEvent, imagesResponse, modelList, modelObject } from "@pinhole/contract";
import OpenAI, { toFile } from "openai";
import type { ImagesResponse } from "openai/resources/images";
import { afterAll, describe, expect, test } from "vitest";
import { anyPng, decodePicture, maskOf, noise, paint, pngOf, rgbPngOf, similarity } from "./pictures.ts";
import { changedSketch, startTestServer } from "./start-test-server.ts";

const server = await startTestServer();
const strict = await startTestServer({ settings: { mode: "strict" } });
const folder = await mkdtemp(join(tmpdir(), "pinhole-pictures-"));
const client = new OpenAI({ baseURL: server.baseUrl, apiKey: "none", maxRetries: 0 });
const strictClient = new OpenAI({ baseURL: strict.baseUrl, apiKey: "none", maxRetries: 0 });

const square = await anyPng(64);
const holed = await pngOf(paint(64, 64, (x) => [x * 4, 90, 30, x < 32 ? 255 : 0]));
const rightHalf = await pngOf(maskOf(64, 64, (x) => (x < 32 ? 255 : 0)));
const squarePath = join(folder, "square.png");
await writeFile(squarePath, square);

afterAll(async () => {
  await Promise.all([server.stop(), strict.stop()]);
  await rm(folder, { recursive: true });
});

/** The files of an answer, whether inline or behind its URLs. */
async function filesOf({ data = [] }: ImagesResponse): Promise<Uint8Array[]> {
  return await Promise.all(
    data.map(async ({ b64_json: base64, url }) => {
      if (base64 !== undefined) return Buffer.from(base64, "base64");
      const answer = await fetch(url ?? "");
      expect(answer.status).toBe(200);
      return new Uint8Array(await answer.arrayBuffer());
    }),
  );
}

async function fileOf(answer: ImagesResponse): Promise<Uint8Array> {
  const [file, ...others] = await filesOf(answer);
  expect(others).toEqual([]);
  return file ?? new Uint8Array();
}

/** What our own member says beside the hosted ones. */
function pinholeOf(answer: ImagesResponse) {
  const { pinhole } = imagesResponse.parse(answer);
  if (pinhole === undefined) throw new Error("the answer has no pinhole member");
  return pinhole;
}

/** The error a call is refused with. */
async function refusalOf(call: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OpenAI.APIError)) throw new Error("the call was not refused", { cause: error });
  return error;
}

describe("generations", () => {
  test.each([
    { model: "dall-e-2", size: "256x256", byUrl: true, hasUsage: false },
    { model: "dall-e-3", size: "1024x1792", byUrl: true, hasUsage: false },
    { model: "gpt-image-1", size: "1024x1536", byUrl: false, hasUsage: true },
    { model: "gpt-image-1-mini", size: "256x256", byUrl: false, hasUsage: true },
    { model: "chatgpt-image-latest", size: "1024x1024", byUrl: false, hasUsage: true },
    { model: "gpt-image-2", size: "816x816", byUrl: false, hasUsage: true },
    { model: "gpt-image-2.6-flare", size: "512x512", byUrl: false, hasUsage: true },
    { model: "sketch", size: "97x33", byUrl: true, hasUsage: true },
  ])("$model draws $size exactly, in its family's form", async ({ model, size, byUrl, hasUsage }) => {
    const before = Math.floor(Date.now() / 1000);
    const answer = await client.images.generate({ model, size, prompt: "two boats at dawn" });
    imagesResponse.parse(answer);
    expect(answer.created).toBeGreaterThanOrEqual(before);
    expect(answer.data?.[0]?.url !== undefined).toBe(byUrl);
    expect(answer.data?.[0]?.b64_json !== undefined).toBe(!byUrl);
    expect(answer.usage !== undefined).toBe(hasUsage);
    expect(pinholeOf(answer)).toMatchObject({ engine: "sketch", model: "sketch" });
    const { width, height, format } = await decodePicture(await fileOf(answer));
    expect({ size: `${width}x${height}`, format }).toEqual({ size, format: "png" });
    if (hasUsage) {
      expect(answer).toMatchObject({ size, quality: "high", output_format: "png", background: "opaque" });
    }
  });

  test("a prompt alone is a square of dall-e-2 by URL", async () => {
    const answer = await client.images.generate({ prompt: "a fox under a full moon" });
    expect(answer.data?.[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\//);
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 1024, height: 1024 });
  });

  test.each(["url", "b64_json"] as const)("response_format %s is honoured for every name", async (format) => {
    const models = ["dall-e-2", "gpt-image-1", "gpt-image-2", "sketch"];
    for (const model of models) {
      const answer = await client.images.generate({
        model,
        prompt: "a pear",
        size: "256x256",
        response_format: format,
      });
      expect(Object.keys(answer.data?.[0] ?? {})).toContain(format);
      expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 256, height: 256 });
    }
  });

  test.each([1, 2, 3])("n=%d gives that many different pictures", async (n) => {
    const answer = await client.images.generate({ model: "dall-e-2", prompt: "a hill", n, size: "256x256" });
    const files = await filesOf(answer);
    expect(files).toHaveLength(n);
    expect(new Set(files.map((file) => Buffer.from(file).toString("base64"))).size).toBe(n);
    expect(new Set(pinholeOf(answer).seeds).size).toBe(n);
  });

  test("background transparent leaves real alpha, opaque none", async () => {
    const wish = { model: "gpt-image-1", prompt: "a red balloon", size: "256x256" } as const;
    const answer = await client.images.generate({ ...wish, background: "transparent" });
    expect(answer.background).toBe("transparent");
    const picture = await decodePicture(await fileOf(answer));
    const alphas = picture.data.filter((_, index) => index % 4 === 3);
    expect(alphas.some((alpha) => alpha === 0)).toBe(true);
    expect(alphas.some((alpha) => alpha === 255)).toBe(true);
    const opaque = await client.images.generate({ ...wish, background: "opaque" });
    expect(opaque.background).toBe("opaque");
    expect(await decodePicture(await fileOf(opaque))).toMatchObject({ hasAlpha: false });
  });

  test.each(["png", "jpeg", "webp"] as const)("output_format %s is what the file is", async (format) => {
    const answer = await client.images.generate({
      model: "gpt-image-2",
      prompt: "a lighthouse",
      size: "256x256",
      output_format: format,
    });
    expect(answer.output_format).toBe(format);
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ format, width: 256 });
  });

  test.each(["jpeg", "webp"] as const)("output_compression makes %s files smaller", async (format) => {
    const wish = { model: "gpt-image-1", prompt: "a forest", size: "256x256", seed: 4 } as const;
    const [small, large] = await Promise.all(
      [10, 100].map(async (output_compression) => {
        const answer = await client.images.generate({ ...wish, output_format: format, output_compression });
        return (await fileOf(answer)).length;
      }),
    );
    expect(small).toBeLessThan((large ?? 0) / 1.5);
  });

  test("a URL of a jpeg or webp says so in its path and type", async () => {
    for (const [format, extension] of [
      ["jpeg", "jpg"],
      ["webp", "webp"],
    ] as const) {
      const { data } = await client.images.generate({
        model: "sketch",
        prompt: "a kite",
        size: "64x64",
        output_format: format,
      });
      const url = data?.[0]?.url ?? "";
      expect(new URL(url).pathname.endsWith(`.${extension}`)).toBe(true);
      expect((await fetch(url)).headers.get("content-type")).toBe(`image/${format}`);
    }
  });

  test("the same request and seed give the same bytes, another seed others", async () => {
    const draw = async (seed: number) => {
      const wish = { model: "sketch", prompt: "a village in snow", size: "128x96", seed } as const;
      return Buffer.from(await fileOf(await client.images.generate(wish)));
    };
    expect((await draw(11)).equals(await draw(11))).toBe(true);
    expect((await draw(11)).equals(await draw(12))).toBe(false);
  });

  test("each picture's own seed draws that picture again with n=1", async () => {
    const wish = { model: "dall-e-2", prompt: "a fox in a field", size: "256x256" } as const;
    const answer = await client.images.generate({ ...wish, n: 3 });
    const files = await filesOf(answer);
    const { seeds } = pinholeOf(answer);
    for (const [index, seed] of seeds.entries()) {
      const extra = { ...wish, n: 1, seed };
      const again = await fileOf(await client.images.generate(extra));
      expect(Buffer.from(again).equals(files[index] ?? new Uint8Array()), `picture ${index}`).toBe(true);
    }
  });

  test("the highest seed wraps around to 0", async () => {
    const extra = { model: "sketch", prompt: "a pond", size: "32x32", n: 2, seed: 4_294_967_295 } as const;
    expect(pinholeOf(await client.images.generate(extra)).seeds).toEqual([4_294_967_295, 0]);
  });

  test("nulls mean not given", async () => {
    const answer = await client.images.generate({
      model: "gpt-image-1",
      prompt: "a cat",
      n: null,
      size: null,
      quality: null,
      background: null,
      output_format: null,
      output_compression: null,
      partial_images: null,
      stream: null,
      moderation: null,
      response_format: null,
      style: null,
    } as OpenAI.ImageGenerateParamsNonStreaming);
    expect(answer.data).toHaveLength(1);
    expect(pinholeOf(answer).warnings).toEqual([]);
  });

  test("the safety identifier is echoed, and user where there is none", async () => {
    const wish = { model: "gpt-image-2", prompt: "a cup", size: "256x256" } as const;
    const named = await client.images.generate({ ...wish, safety_identifier: "who-1", user: "who-2" });
    expect(named.safety_identifier).toBe("who-1");
    const byUser = await client.images.generate({ ...wish, user: "who-2" });
    expect(byUser.safety_identifier).toBe("who-2");
  });

  test("what cannot be honoured is a warning, in the body and in a header", async () => {
    const { data, response } = await client.images
      .generate({ model: "sketch", prompt: "a cup", size: "64x64", steps: 30, bogus: 1 } as never)
      .withResponse();
    const warned = pinholeOf(data).warnings.map(({ option }) => option);
    expect(warned.toSorted()).toEqual(["bogus", "steps"]);
    const header = JSON.parse(response.headers.get("x-pinhole-warnings") ?? "[]") as { option: string }[];
    expect(header.map(({ option }) => option).toSorted()).toEqual(["bogus", "steps"]);
  });

  test("usage covers the whole request", async () => {
    const wish = { model: "gpt-image-1", prompt: "three sailing boats", quality: "medium" } as const;
    const one = await client.images.generate({ ...wish, size: "1024x1024" });
    const two = await client.images.generate({ ...wish, size: "1024x1024", n: 2 });
    expect(one.usage?.output_tokens).toBe(1056);
    expect(two.usage).toMatchObject({
      input_tokens: 2 * (one.usage?.input_tokens ?? 0),
      output_tokens: 2112,
      total_tokens: 2 * (one.usage?.total_tokens ?? 0),
    });
  });

  test("auto is a size the model has, and the answer tells which", async () => {
    const answer = await client.images.generate({ model: "gpt-image-2", prompt: "a harbour", size: "auto" });
    const { width, height } = await decodePicture(await fileOf(answer));
    expect(answer.size).toBe(`${width}x${height}`);
  });

  test("the largest size is drawn in full", async () => {
    const answer = await client.images.generate({ model: "gpt-image-2", prompt: "a bay", size: "3840x2160" });
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 3840, height: 2160 });
  });

  test("every answer carries the hosted headers and the model that drew", async () => {
    const { response } = await client.images.generate({ model: "dall-e-3", prompt: "a bird" }).withResponse();
    const { headers } = response;
    expect(headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    expect(headers.get("openai-processing-ms")).toMatch(/^\d+$/);
    expect(headers.get("openai-version")).toBe("2020-10-01");
    expect(headers.get("x-pinhole-model")).toBe("sketch");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toBe("application/json");
    expect([...headers.keys()].filter((name) => name.startsWith("x-ratelimit"))).toEqual([]);
  });

  test("revised_prompt tells what was drawn and what was not", async () => {
    const prompt = "a red lighthouse and a zeppelin made of quartz";
    const { data } = await client.images.generate({ model: "dall-e-3", prompt });
    expect(data?.[0]?.revised_prompt).toMatch(/lighthouse/i);
    expect(data?.[0]?.revised_prompt).toMatch(/not drawn/i);
  });
});

describe("edits", () => {
  test("a read stream is taken, although it is declared as octet-stream", async () => {
    const answer = await client.images.edit({
      model: "gpt-image-1",
      image: createReadStream(squarePath),
      prompt: "a lake",
      size: "256x256",
    });
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 256, height: 256 });
    expect(answer.usage?.input_tokens_details.image_tokens).toBeGreaterThan(0);
  });

  test("toFile of bytes is taken, for each family that edits", async () => {
    for (const model of ["dall-e-2", "gpt-image-1", "gpt-image-2", "sketch"]) {
      const answer = await client.images.edit({
        model,
        image: await toFile(holed, "holed.png", { type: "image/png" }),
        prompt: "a sunflower",
        size: "256x256",
      });
      expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 256, height: 256 });
    }
  });

  test("with a mask, what it covers stays and the rest is repainted", async () => {
    const answer = await client.images.edit({
      model: "gpt-image-1",
      image: await toFile(square, "square.png", { type: "image/png" }),
      mask: await toFile(rightHalf, "mask.png", { type: "image/png" }),
      prompt: "a red balloon",
      size: "1024x1024",
    });
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 1024, height: 1024 });
    const exact = await client.images.edit({
      model: "sketch",
      image: await toFile(square, "square.png"),
      mask: await toFile(rightHalf, "mask.png"),
      prompt: "a red balloon",
      size: "64x64",
    });
    const before = await decodePicture(square);
    const after = await decodePicture(await fileOf(exact));
    const half = (data: Uint8Array, wantsLeft: boolean) =>
      data.filter((_, index) => (index / 4) % 64 < 32 === wantsLeft);
    expect(half(after.data, true)).toEqual(half(before.data, true));
    expect(half(after.data, false)).not.toEqual(half(before.data, false));
  });

  test("without a mask, dall-e-2 repaints the image's own transparency", async () => {
    const answer = await client.images.edit({
      model: "dall-e-2",
      image: await toFile(await pngOf(paint(256, 256, (x) => [9, 8, 7, x < 99 ? 255 : 0])), "holed.png"),
      prompt: "a green hill",
      size: "256x256",
    });
    const { data } = await decodePicture(await fileOf(answer));
    expect(Array.from(data.slice(0, 4))).toEqual([9, 8, 7, 255]);
    expect(Array.from(data.slice(200 * 4, 200 * 4 + 4))).not.toEqual([9, 8, 7, 0]);
  });

  test("several images are taken by GPT names, up to 16", async () => {
    const images = await Promise.all(
      Array.from({ length: 16 }, async (_, index) => toFile(await anyPng(16 + index), `${index}.png`)),
    );
    const answer = await client.images.edit({
      model: "gpt-image-2",
      image: images,
      prompt: "a bouquet",
      size: "256x256",
    });
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 256 });
    const refusal = await refusalOf(
      client.images.edit({ model: "gpt-image-2", image: [...images, images[0]] as never, prompt: "x" }),
    );
    expect(refusal).toMatchObject({ status: 400, param: "image", code: "array_above_max_length" });
  });

  test("a jpeg and a webp are taken by GPT names", async () => {
    const { data: pixels } = noise(64, 64);
    const sharp = (await import("sharp")).default;
    const raw = { raw: { width: 64, height: 64, channels: 4 } } as const;
    for (const [name, file] of [
      ["photo.jpg", await sharp(pixels, raw).jpeg().toBuffer()],
      ["photo.webp", await sharp(pixels, raw).webp().toBuffer()],
    ] as const) {
      const answer = await client.images.edit({
        model: "gpt-image-1",
        image: await toFile(file, name),
        prompt: "a lake",
        size: "256x256",
      });
      expect(answer.data).toHaveLength(1);
    }
  });

  test("n and seed work as for generations", async () => {
    const wish = { model: "sketch", prompt: "a boat", size: "64x64", response_format: "b64_json" } as const;
    const image = await toFile(square, "square.png");
    const extra = { ...wish, image, n: 3, seed: 70 };
    const answer = await client.images.edit(extra);
    expect(pinholeOf(answer).seeds).toEqual([70, 71, 72]);
    const again = await client.images.edit({ ...wish, image, n: 1, seed: 71 } as never);
    expect((again as ImagesResponse).data?.[0]?.b64_json).toBe(answer.data?.[1]?.b64_json);
    expect(new Set(answer.data?.map(({ b64_json: base64 }) => base64)).size).toBe(3);
  });

  test("auto keeps the input's own size where the model draws it", async () => {
    const answer = await client.images.edit({
      model: "sketch",
      image: await toFile(await anyPng(90, 70), "a.png"),
      prompt: "a tree",
      size: "auto",
    });
    expect(await decodePicture(await fileOf(answer))).toMatchObject({ width: 90, height: 70 });
  });
});

describe("variations", () => {
  test("are related to the input, and different from it and each other", async () => {
    const input = await client.images.generate({
      prompt: "a red lighthouse on a cliff at sunset",
      size: "256x256",
      response_format: "b64_json",
    });
    const file = await fileOf(input);
    const answer = await client.images.createVariation({
      image: await toFile(file, "lighthouse.png"),
      n: 2,
      size: "256x256",
    });
    const original = await decodePicture(file);
    const varied = await Promise.all((await filesOf(answer)).map((each) => decodePicture(each)));
    expect(varied).toHaveLength(2);
    for (const each of varied) {
      expect(each).toMatchObject({ width: 256, height: 256 });
      expect(similarity(each, original)).toBeGreaterThan(8);
      expect(similarity(each, original)).toBeLessThan(60);
    }
    expect(varied[0]?.data).not.toEqual(varied[1]?.data);
  });

  test("come by URL or inline, from a read stream as from bytes", async () => {
    const byUrl = await client.images.createVariation({ image: createReadStream(squarePath) });
    expect(byUrl.data?.[0]?.url).toBeDefined();
    const inline = await client.images.createVariation({
      image: await toFile(square, "square.png"),
      response_format: "b64_json",
      size: "512x512",
      model: "dall-e-2",
    });
    expect(await decodePicture(await fileOf(inline))).toMatchObject({ width: 512, height: 512 });
  });
});

describe("models", () => {
  test("the list holds our own and every hosted name, and each can be retrieved", async () => {
    const page = await client.models.list();
    modelList.parse({ object: page.object, data: page.data });
    const ids = page.data.map(({ id }) => id);
    for (const id of ["sketch", "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2.6-sunburst"]) {
      expect(ids).toContain(id);
    }
    for (const model of page.data) expect(await client.models.retrieve(model.id)).toEqual(model);
    expect(modelObject.parse(page.data.find(({ id }) => id === "dall-e-2")).shutdown_date).toBe("2026-05-12");
  });

  test("an unknown one is a NotFoundError", async () => {
    const refusal = await refusalOf(client.models.retrieve("fake_id"));
    expect(refusal).toBeInstanceOf(OpenAI.NotFoundError);
    expect(refusal).toMatchObject({ status: 404, param: "model", code: "model_not_found" });
    expect(refusal.message).toBe("404 The model 'fake_id' does not exist");
  });
});

describe("streams", () => {
  test.each([0, 1, 2, 3])("a generation with partial_images %d", async (partial_images) => {
    const stream = await client.images.generate({
      model: "gpt-image-2",
      prompt: "a lighthouse",
      size: "512x512",
      stream: true,
      partial_images,
      safety_identifier: "who",
    });
    const events = await Array.fromAsync(stream);
    for (const event of events) imageEvent.parse(event);
    const partials = events.filter((event) => event.type === "image_generation.partial_image");
    expect(partials.map((event) => event.partial_image_index)).toEqual(
      Array.from({ length: partial_images }, (_, index) => index),
    );
    const completed = events.at(-1);
    expect(events).toHaveLength(partial_images + 1);
    expect(completed).toMatchObject({
      type: "image_generation.completed",
      size: "512x512",
      safety_identifier: "who",
    });
    const files = await Promise.all(
      events.map((event) => decodePicture(Buffer.from(event.b64_json, "base64"))),
    );
    for (const file of files) expect(file).toMatchObject({ width: 512, height: 512 });
    expect(new Set(events.map((event) => event.b64_json)).size).toBe(events.length);
    if (completed?.type === "image_generation.completed") {
      expect(completed.usage.total_tokens).toBe(completed.usage.input_tokens + completed.usage.output_tokens);
      expect(completed.usage).not.toHaveProperty("output_tokens_details");
    }
  });

  test.each([0, 1, 2, 3])("an edit with partial_images %d", async (partial_images) => {
    const stream = await client.images.edit({
      model: "gpt-image-1",
      image: await toFile(square, "square.png"),
      mask: await toFile(rightHalf, "mask.png"),
      prompt: "a red balloon",
      size: "256x256",
      stream: true,
      partial_images,
    });
    const events = await Array.fromAsync(stream);
    for (const event of events) imageEvent.parse(event);
    expect(events.map(({ type }) => type)).toEqual([
      ...Array.from({ length: partial_images }, () => "image_edit.partial_image"),
      "image_edit.completed",
    ]);
  });

  test("n pictures are n completed events, with the seeds to draw them again", async () => {
    const wish = { model: "sketch", prompt: "a hill", size: "64x64", seed: 5 } as const;
    const params = { ...wish, n: 3, stream: true } as const;
    const events = await Array.fromAsync(await client.images.generate(params));
    expect(events.map(({ type }) => type)).toEqual(Array(3).fill("image_generation.completed"));
    const third = await fileOf(await client.images.generate({ ...wish, seed: 7 } as never));
    expect(events[2]?.b64_json).toBe(Buffer.from(third).toString("base64"));
  });

  test("partial images of several pictures all come before the last completed event", async () => {
    const stream = await client.images.generate({
      model: "gpt-image-1",
      prompt: "a hill",
      size: "256x256",
      n: 2,
      stream: true,
      partial_images: 2,
    });
    const types = (await Array.fromAsync(stream)).map(({ type }) => type);
    expect(types.filter((type) => type === "image_generation.partial_image")).toHaveLength(4);
    expect(types.at(-1)).toBe("image_generation.completed");
  });

  test("a refused streaming request is an ordinary error", async () => {
    const call = client.images.generate({ model: "gpt-image-1", prompt: "", stream: true });
    expect(await refusalOf(call)).toMatchObject({ status: 400, param: "prompt", code: "empty_string" });
  });

  test("a stream that is given up frees its connection, and the server lives on", async () => {
    const stream = await client.images.generate({
      model: "gpt-image-1",
      prompt: "a hill",
      stream: true,
      partial_images: 3,
    });
    for await (const _ of stream) break;
    expect((await client.models.list()).data.length).toBeGreaterThan(1);
  });
});

describe("errors", () => {
  test.each([
    [{ prompt: "" }, "prompt", "empty_string"],
    [{ prompt: "x", n: 0 }, "n", "integer_below_min_value"],
    [{ prompt: "x", n: 11 }, "n", "integer_above_max_value"],
    [{ prompt: "x", n: 1.5 }, "n", "invalid_type"],
    [{ prompt: "x", n: "2" }, "n", "invalid_type"],
    [{ prompt: "x", quality: "ultra" }, "quality", "invalid_value"],
    [{ prompt: "x", size: "9x9x9" }, "size", "invalid_value"],
    [{ prompt: "x", output_format: "tiff" }, "output_format", "invalid_value"],
    [{ prompt: "x", background: "transparent", output_format: "jpeg" }, "background", "invalid_value"],
    [{}, "prompt", "missing_required_parameter"],
  ])("a bad request %j is a BadRequestError with its param and code", async (body, param, code) => {
    const call = client.images.generate({ model: "gpt-image-1", ...body } as never);
    const refusal = await refusalOf(call);
    expect(refusal).toBeInstanceOf(OpenAI.BadRequestError);
    expect(refusal).toMatchObject({ status: 400, param, code });
    expect(["invalid_request_error", "image_generation_user_error"]).toContain(refusal.type);
    expect(refusal.requestID).toMatch(/^req_/);
    errorBody.parse({ error: refusal.error });
  });

  test("an unknown model is a 400 in both modes, never another model's picture", async () => {
    for (const each of [client, strictClient]) {
      const refusal = await refusalOf(each.images.generate({ model: "dall-e-9", prompt: "x" }));
      expect(refusal).toMatchObject({
        status: 400,
        param: "model",
        code: "invalid_value",
        type: "image_generation_user_error",
      });
      expect(refusal.message).toBe("400 The model 'dall-e-9' does not exist.");
    }
  });

  test("an unknown path is a NotFoundError", async () => {
    const refusal = await refusalOf(client.post("/images/upscales", { body: {} }));
    expect(refusal).toBeInstanceOf(OpenAI.NotFoundError);
    expect(refusal).toMatchObject({ status: 404, code: "unknown_url", type: "invalid_request_error" });
  });

  test("a bad image is a BadRequestError", async () => {
    const broken = await toFile(square.subarray(0, square.length / 2), "broken.png", { type: "image/png" });
    const refusal = await refusalOf(client.images.edit({ model: "gpt-image-1", image: broken, prompt: "x" }));
    expect(refusal).toBeInstanceOf(OpenAI.BadRequestError);
    expect(refusal).toMatchObject({ status: 400, code: "invalid_image_file" });
  });

  test("keys: none, a wrong one, one without the scope", async () => {
    const apiKey = "a-master-key-of-this-test";
    const locked = await startTestServer({ settings: { apiKey } });
    try {
      const calling = (key: string) =>
        new OpenAI({ baseURL: locked.baseUrl, apiKey: key, maxRetries: 0 }).images.generate({
          model: "sketch",
          prompt: "a cup",
          size: "32x32",
        });
      const wrong = await refusalOf(calling("sk-not-a-real-key-at-all"));
      expect(wrong).toBeInstanceOf(OpenAI.AuthenticationError);
      expect(wrong).toMatchObject({ status: 401, code: "invalid_api_key", type: "invalid_request_error" });
      expect(wrong.message).not.toContain("sk-not-a-real-key-at-all");
      expect(wrong.headers?.get("www-authenticate")).toBe('Bearer realm="OpenAI API"');
      expect((await calling(apiKey)).data).toHaveLength(1);
    } finally {
      await locked.stop();
    }
  });

  test("an engine that fails is a 500 whose text names nothing of ours, and is retried twice", async () => {
    let draws = 0;
    const draw = async () => {
      draws += 1;
      throw new Error("secret of /home/someone");
    };
    const failing = await startTestServer({ engines: [changedSketch(() => ({ draw }))] });
    try {
      const retries: number[] = [];
      const retrying = new OpenAI({
        baseURL: failing.baseUrl,
        apiKey: "none",
        fetch: async (url, init) => {
          retries.push(Number(new Headers(init?.headers).get("x-stainless-retry-count")));
          return await fetch(url, init);
        },
      });
      const refusal = await refusalOf(
        retrying.images.generate({ model: "sketch", prompt: "a cup", size: "32x32" }),
      );
      expect(refusal).toBeInstanceOf(OpenAI.InternalServerError);
      expect(refusal).toMatchObject({ status: 500, type: "server_error" });
      expect(refusal.message).not.toMatch(/secret|home|Error:|\n/);
      expect(retries).toEqual([0, 1, 2]);
      expect(draws).toBe(3);
    } finally {
      await failing.stop();
    }
  });

  test("an engine that fails in mid-stream raises in the reader's loop", async () => {
    const engine = changedSketch((sketch) => ({
      async draw(request, watch) {
        await sketch.draw({ ...request, count: 1 }, watch);
        throw new Error("broken");
      },
    }));
    const failing = await startTestServer({ engines: [engine] });
    try {
      const openai = new OpenAI({ baseURL: failing.baseUrl, apiKey: "none", maxRetries: 0 });
      const stream = await openai.images.generate({
        model: "gpt-image-1",
        prompt: "a cup",
        size: "256x256",
        stream: true,
        partial_images: 2,
      });
      const seen: string[] = [];
      const reading = (async () => {
        for await (const event of stream) seen.push(event.type);
      })();
      const refusal = await refusalOf(reading);
      expect(refusal.message).toContain("The server had an error");
      expect(refusal.type).toBe("server_error");
      expect(seen).toEqual(Array(2).fill("image_generation.partial_image"));
    } finally {
      await failing.stop();
    }
  });
});

describe("the strict mode", () => {
  const retired = "Unknown parameter: 'response_format'.";
  test.each([
    [{ prompt: "x" }, "Missing required parameter: 'model'.", "missing_required_parameter"],
    [
      { model: null, prompt: "x" },
      "Invalid type for 'model': expected a string, but got null instead.",
      "invalid_type",
    ],
    [{ model: "gpt-image-2", prompt: "x", response_format: null }, retired, "unknown_parameter"],
    [
      { model: "gpt-image-2", prompt: "x", bogus_field: 1 },
      "Unknown parameter: 'bogus_field'.",
      "unknown_parameter",
    ],
    [{ model: "gpt-image-2", n: 0 }, "Missing required parameter: 'prompt'.", "missing_required_parameter"],
    [
      { model: "gpt-image-2", prompt: "x", quality: "ultra" },
      "Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
      "invalid_value",
    ],
    [
      { model: "gpt-image-2", prompt: "x", quality: 1 },
      "Invalid type for 'quality': expected one of 'low', 'medium', 'high', or 'auto', but got an integer instead.",
      "invalid_type",
    ],
    [
      { model: "gpt-image-2", prompt: "x", size: "9x9" },
      "Invalid size '9x9'. Width and height must both be divisible by 16.",
      "invalid_value",
    ],
    [
      { model: "gpt-image-2", prompt: "x", size: "576x1024" },
      "Invalid size '576x1024'. Requested resolution is below the current minimum pixel budget.",
      "invalid_value",
    ],
    [
      { model: "gpt-image-2", prompt: "x", output_compression: 50 },
      "Compression less than 100 is not supported for PNG output format",
      "invalid_png_output_compression",
    ],
    [
      { model: "dall-e-2", prompt: "x", size: "1x1" },
      "'1x1' is not one of ['256x256', '512x512', '1024x1024'] - 'size'",
      null,
    ],
    [{ model: "dall-e-3", prompt: "x", n: 2 }, "You must provide n=1 for this model.", null],
    [{ model: "dall-e-2", prompt: "x", n: 0 }, "0 is less than the minimum of 1 - 'n'", null],
    [{ model: "dall-e-2", prompt: "x", stream: true }, "Unknown parameter: 'stream'.", "unknown_parameter"],
  ])("%j: %s", async (body, message, code) => {
    const refusal = await refusalOf(strictClient.images.generate(body as never));
    expect(refusal.message).toBe(`400 ${message}`);
    expect(refusal.code).toBe(code);
  });

  test("a read stream's octet-stream is refused in the hosted API's words", async () => {
    const refusal = await refusalOf(
      strictClient.images.edit({
        model: "gpt-image-1",
        image: createReadStream(squarePath),
        prompt: "a lake",
      }),
    );
    expect(refusal.message).toBe(
      "400 Invalid file 'image': unsupported mimetype ('application/octet-stream'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
    );
    expect(refusal.code).toBe("unsupported_file_mimetype");
  });

  test("an image without alpha and without a mask, in the words of its era", async () => {
    const refusal = await refusalOf(
      strictClient.images.edit({
        model: "dall-e-2",
        image: await toFile(await rgbPngOf(noise(64, 64)), "a.png", { type: "image/png" }),
        prompt: "a lake",
      }),
    );
    expect(refusal.message).toBe("400 Invalid input image - format must be in ['RGBA', 'LA', 'L'], got RGB.");
  });

  test("what is allowed is drawn, without members of our own", async () => {
    const { data: answer, response } = await strictClient.images
      .generate({ model: "gpt-image-1", prompt: "a boat", size: "1024x1024", quality: "low" })
      .withResponse();
    expect(Object.keys(answer)).toEqual([
      "created",
      "background",
      "data",
      "output_format",
      "quality",
      "size",
      "usage",
    ]);
    expect(Object.keys(answer.data?.[0] ?? {})).toEqual(["b64_json"]);
    expect(response.headers.get("x-pinhole-model")).toBe("sketch");
  });

  test("a variation is still served", async () => {
    const image = await toFile(square, "square.png", { type: "image/png" });
    const answer = await strictClient.images.createVariation({ image, size: "256x256" });
    expect(answer.data?.[0]?.url).toBeDefined();
  });
});
