import { pinholeMember } from "@pinhole/contract";
import fc from "fast-check";
import OpenAI, { toFile } from "openai";
import { afterAll, describe, expect, test } from "vitest";
import {
  decodePicture,
  maskOf,
  noise,
  paint,
  type Pixels,
  pixelAt,
  pngOf,
  rgbPngOf,
  similarity,
  toSharp,
} from "./pictures.ts";
import {
  changedSketch,
  type DrawRequest,
  recordingSketch,
  startTestServer,
  type TestServer,
} from "./start-test-server.ts";

const draws: DrawRequest[] = [];
const server = await startTestServer({ engines: [recordingSketch(draws)] });
afterAll(() => server.stop());
const clientOf = (at: TestServer) => new OpenAI({ baseURL: at.baseUrl, apiKey: "none", maxRetries: 0 });
const client = clientOf(server);

interface Edit {
  image: Uint8Array;
  mask?: Uint8Array;
  size: string;
  model?: string;
  prompt?: string;
  seed?: number;
  outputFormat?: "png" | "webp";
}

async function edit({ image, mask, outputFormat, ...rest }: Edit, at = server): Promise<Pixels> {
  const client = clientOf(at);
  const params = {
    model: "sketch",
    prompt: "a red balloon over a green field",
    response_format: "b64_json" as const,
    ...rest,
    output_format: outputFormat,
    image: await toFile(image, "image.png", { type: "image/png" }),
    mask: mask && (await toFile(mask, "mask.png", { type: "image/png" })),
  };
  const { data } = await client.images.edit(params);
  return await decodePicture(Buffer.from(data?.[0]?.b64_json ?? "", "base64"));
}

/** How many of the pixels that the mask keeps have other bytes in the answer than in `original`. */
function countChanged(original: Pixels, answer: Pixels, keeps: (pixel: number) => boolean): number {
  expect([answer.width, answer.height]).toEqual([original.width, original.height]);
  let changed = 0;
  for (let pixel = 0; pixel < original.width * original.height; pixel += 1) {
    const [at, end] = [pixel * 4, pixel * 4 + 4];
    const isSame = Buffer.from(original.data.subarray(at, end)).equals(answer.data.subarray(at, end));
    if (keeps(pixel) && !isSame) changed += 1;
  }
  return changed;
}

function alphaOf({ data }: Pixels, pixel: number): number {
  return data[pixel * 4 + 3] ?? 0;
}

/**
 * The documented rule for an input of another size: its largest centred part of the output's ratio, scaled to it.
 * Written here once more, so that the server is not compared with itself.
 */
async function resizedByTheRule(image: Pixels, width: number, height: number): Promise<Pixels> {
  const cropped = {
    width: Math.min(image.width, Math.max(1, Math.round((image.height * width) / height))),
    height: Math.min(image.height, Math.max(1, Math.round((image.width * height) / width))),
  };
  const region = {
    ...cropped,
    left: Math.floor((image.width - cropped.width) / 2),
    top: Math.floor((image.height - cropped.height) / 2),
  };
  const data = await toSharp(image)
    .extract(region)
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();
  return { width, height, data };
}

describe("outside the mask", () => {
  test("every pixel is the input's, for any mask and any picture", { timeout: 60_000 }, async () => {
    const anyCase = fc.record({
      width: fc.integer({ min: 16, max: 90 }),
      height: fc.integer({ min: 16, max: 90 }),
      imageSeed: fc.nat(),
      maskSeed: fc.nat(),
      seed: fc.nat(1000),
      alpha: fc.boolean(),
      coarse: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ width, height, imageSeed, maskSeed, seed, alpha, coarse }) => {
        const image = noise(width, height, { seed: imageSeed, alpha });
        const blots = noise(width, height, { seed: maskSeed });
        const mask = maskOf(width, height, (x, y) => {
          const cell = Math.floor(y / coarse) * width + Math.floor(x / coarse);
          return (blots.data[cell * 4] ?? 0) < 128 ? 0 : 255;
        });
        const size = `${width}x${height}`;
        const answer = await edit({ image: await pngOf(image), mask: await pngOf(mask), size, seed });
        expect(`${answer.width}x${answer.height}`).toBe(size);
        expect(countChanged(image, answer, (pixel) => alphaOf(mask, pixel) === 255)).toBe(0);
      }),
      { numRuns: 120 },
    );
  });

  test("the inside really is repainted, and follows the seed", async () => {
    const image = await pngOf(noise(128, 128));
    const mask = await pngOf(maskOf(128, 128, (x, y) => (Math.hypot(x - 64, y - 64) < 40 ? 0 : 255)));
    const [one, two, again] = await Promise.all(
      [1, 2, 1].map((seed) => edit({ image, mask, size: "128x128", seed })),
    );
    const input = await decodePicture(image);
    expect(pixelAt(one ?? input, 64, 64)).not.toEqual(pixelAt(input, 64, 64));
    expect(one?.data).toEqual(again?.data);
    expect(one?.data).not.toEqual(two?.data);
  });

  test.each([
    ["dall-e-2", 256],
    ["gpt-image-1", 512],
    ["gpt-image-2", 256],
  ])("%s keeps it too, at %d pixels", async (model, edge) => {
    const image = noise(edge, edge, { seed: 5 });
    const mask = maskOf(edge, edge, (x, y) => (((x >> 5) + (y >> 5)) % 2 === 0 ? 0 : 255));
    const size = `${edge}x${edge}`;
    const answer = await edit({ image: await pngOf(image), mask: await pngOf(mask), size, model });
    expect(countChanged(image, answer, (pixel) => alphaOf(mask, pixel) === 255)).toBe(0);
  });

  test("it is kept in every partial image of a stream", async () => {
    const image = noise(64, 64, { seed: 8 });
    const mask = maskOf(64, 64, (_, y) => (y < 20 ? 0 : 255));
    const stream = await client.images.edit({
      model: "sketch",
      prompt: "a hill",
      size: "64x64",
      image: await toFile(await pngOf(image), "i.png"),
      mask: await toFile(await pngOf(mask), "m.png"),
      stream: true,
      partial_images: 3,
    });
    const events = await Array.fromAsync(stream);
    expect(events).toHaveLength(4);
    for (const event of events) {
      const picture = await decodePicture(Buffer.from(event.b64_json, "base64"));
      expect(countChanged(image, picture, (pixel) => alphaOf(mask, pixel) === 255)).toBe(0);
    }
  });

  test("only the first of several images is masked", async () => {
    const image = noise(64, 64, { seed: 3 });
    const mask = maskOf(64, 64, (x) => (x < 40 ? 255 : 0));
    const { data } = await client.images.edit({
      model: "gpt-image-1",
      prompt: "a vase",
      image: await Promise.all([
        toFile(await pngOf(image), "first.png"),
        toFile(await pngOf(noise(30, 50, { seed: 4 })), "second.png"),
      ]),
      mask: await toFile(await pngOf(mask), "mask.png"),
      size: "256x256",
    });
    const answer = await decodePicture(Buffer.from(data?.[0]?.b64_json ?? "", "base64"));
    const scaled = await resizedByTheRule(image, 256, 256);
    const leftPart = (pixel: number) => pixel % 256 < 150;
    expect(countChanged(scaled, answer, leftPart)).toBe(0);
  });
});

describe("where the size differs from the input's", () => {
  test.each([
    [64, 64, "256x256"],
    [300, 200, "256x256"],
    [200, 300, "320x160"],
    [48, 31, "97x120"],
  ])(
    "a mask that keeps all of %dx%d gives the input resized by the rule to %s",
    async (width, height, size) => {
      const image = noise(width, height, { seed: 21 });
      const keepAll = await pngOf(maskOf(width, height, () => 255));
      const [wide = 0, high = 0] = size.split("x").map(Number);
      const answer = await edit({ image: await pngOf(image), mask: keepAll, size });
      const expected = await resizedByTheRule(image, wide, high);
      expect(countChanged(expected, answer, () => true)).toBe(0);
    },
  );

  test("far from the mask's border, the kept part is the resized input's, bit for bit", async () => {
    const image = noise(100, 80, { seed: 33, alpha: true });
    const mask = maskOf(100, 80, (x) => (x < 50 ? 255 : 0));
    const answer = await edit({ image: await pngOf(image), mask: await pngOf(mask), size: "200x160" });
    const expected = await resizedByTheRule(image, 200, 160);
    expect(countChanged(expected, answer, (pixel) => pixel % 200 < 96)).toBe(0);
    expect(countChanged(expected, answer, (pixel) => pixel % 200 >= 104)).toBeGreaterThan(10_000);
  });
});

describe("the image's own transparency", () => {
  test("is the mask of dall-e-2 where there is none", async () => {
    const hole = (x: number, y: number) => Math.hypot(x - 128, y - 128) < 60;
    const image = paint(256, 256, (x, y) => [x, y, 99, hole(x, y) ? 0 : 255]);
    const answer = await edit({ model: "dall-e-2", image: await pngOf(image), size: "256x256" });
    expect(countChanged(image, answer, (pixel) => alphaOf(image, pixel) === 255)).toBe(0);
    expect(pixelAt(answer, 128, 128)[3]).toBe(255);
  });

  test("gives way to a mask that is sent", async () => {
    const image = paint(256, 256, (x, y) => [x, y, 99, x < 128 ? 255 : 0]);
    const mask = maskOf(256, 256, (_, y) => (y < 128 ? 255 : 0));
    const answer = await edit({
      model: "dall-e-2",
      image: await pngOf(image),
      mask: await pngOf(mask),
      size: "256x256",
    });
    expect(countChanged(image, answer, (pixel) => alphaOf(mask, pixel) === 255)).toBe(0);
  });

  test("is no mask for GPT names: the engine may change all of the picture", async () => {
    const image = paint(256, 256, (x, y) => [x, y, 99, x < 128 ? 255 : 0]);
    await edit({ model: "gpt-image-1", image: await pngOf(image), size: "256x256" });
    expect(draws.at(-1)?.mask).toBeUndefined();
    await edit({ model: "dall-e-2", image: await pngOf(image), size: "256x256" });
    expect(draws.at(-1)?.mask).toBeDefined();
  });

  test("a grey picture without alpha is taken, nothing is repainted, and the answer says so", async () => {
    const { data } = noise(64, 64);
    const grey = await toSharp({ width: 64, height: 64, data })
      .removeAlpha()
      .toColourspace("b-w")
      .png()
      .toBuffer();
    const answer = await client.images.edit({
      model: "dall-e-2",
      prompt: "a lake",
      image: await toFile(grey, "grey.png"),
      size: "256x256",
      response_format: "b64_json",
    });
    const picture = await decodePicture(Buffer.from(answer.data?.[0]?.b64_json ?? "", "base64"));
    const expected = await resizedByTheRule(await decodePicture(grey), 256, 256);
    expect(similarity(picture, expected)).toBeGreaterThan(40);
    const { pinhole } = answer as unknown as { pinhole: unknown };
    expect(pinholeMember.parse(pinhole).warnings.length).toBeGreaterThan(0);
  });
});

test("partial alpha blends the input with what was painted, in proportion", async () => {
  const colour = [200, 50, 10, 255];
  const painting = await startTestServer({
    engines: [
      changedSketch((sketch) => ({
        async draw(request, watch) {
          const { images, ...rest } = await sketch.draw(request, watch);
          for (const { image } of images) {
            for (let at = 0; at < image.data.length; at += 4) image.data.set(colour, at);
          }
          return { images, ...rest };
        },
      })),
    ],
  });
  try {
    const image = paint(256, 16, (x, y) => [x, y * 15, 255 - x, 255]);
    // One column for each alpha there is.
    const mask = maskOf(256, 16, (x) => x);
    const wish = { image: await pngOf(image), mask: await pngOf(mask), size: "256x16" };
    const answer = await edit(wish, painting);
    const expected = paint(256, 16, (x, y) => {
      const blend = (channel: number) =>
        Math.round((x * (pixelAt(image, x, y)[channel] ?? 0) + (255 - x) * (colour[channel] ?? 0)) / 255);
      return [blend(0), blend(1), blend(2), 255];
    });
    expect(countChanged(expected, answer, () => true)).toBe(0);
  } finally {
    await painting.stop();
  }
});

describe("a mask that does not fit", () => {
  const image = noise(64, 64);
  const rejects = async (mask: Uint8Array, model = "gpt-image-1") =>
    await edit({ image: await pngOf(image), mask, model, size: "256x256" }).then(
      () => undefined,
      (error: unknown) => error,
    );

  test.each(["dall-e-2", "gpt-image-1", "gpt-image-2", "sketch"])("%s: another size", async (model) => {
    expect(await rejects(await pngOf(maskOf(64, 65, () => 0)), model)).toMatchObject({
      status: 400,
      message: "400 Invalid mask image format - mask size does not match image size",
      type: "image_generation_user_error",
      code: "invalid_mask_image_format",
      param: null,
    });
  });

  test.each(["dall-e-2", "gpt-image-1", "sketch"])("%s: no alpha channel", async (model) => {
    expect(await rejects(await rgbPngOf(image), model)).toMatchObject({
      status: 400,
      message: "400 Invalid mask image format - mask image missing alpha channel",
      code: "invalid_mask_image_format",
    });
  });

  test("a jpeg has no alpha channel", async () => {
    expect(await rejects(await toSharp(image).jpeg().toBuffer())).toMatchObject({
      status: 400,
      message: "400 Invalid mask image format - mask image missing alpha channel",
    });
  });

  test("one that cannot be read", async () => {
    const whole = await pngOf(maskOf(64, 64, () => 0));
    expect(await rejects(whole.subarray(0, whole.length - 30))).toMatchObject({
      status: 400,
      message: "400 Invalid mask image format - mask image could not be read, please check your mask file.",
      code: "invalid_image_file",
    });
  });

  test("size is checked against the first image alone", async () => {
    const answer = await client.images.edit({
      model: "gpt-image-1",
      prompt: "x",
      size: "256x256",
      image: [await toFile(await pngOf(image), "a.png"), await toFile(await pngOf(noise(20, 30)), "b.png")],
      mask: await toFile(await pngOf(maskOf(64, 64, () => 0)), "m.png"),
    });
    expect(answer.data).toHaveLength(1);
  });
});
