import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { filePart, formBody, formContentType, textParts } from "./form-body.ts";
import {
  animatedPng,
  animation,
  anyPng,
  maskOf,
  noise,
  paint,
  pixelAt,
  pngChunk,
  pngOf,
  toSharp,
  withChunks,
  writtenPng,
} from "./pictures.ts";
import { errorOf, pictureOf, startAttackedServer } from "./start-attacked-server.ts";

const server = await startAttackedServer();
const { post, edit } = server;
const png = await anyPng(64);
const gif = await animation("gif", 16, 16);

describe("pictures that are refused", () => {
  const unreadable = {
    message: "Invalid image file or mode for image 1, please check your image file.",
    type: "image_generation_user_error",
    param: null,
    code: "invalid_image_file",
  };
  const unsupported = (mimetype: string) => ({
    message: `Invalid file 'image': unsupported mimetype ('${mimetype}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`,
    type: "invalid_request_error",
    param: "image",
    code: "unsupported_file_mimetype",
  });
  const tooLarge = (width: number, height: number) => ({
    ...unreadable,
    message: `Invalid image file or mode for image 1: ${width}x${height} is more than the 16777216 pixels this server decodes, please send a smaller image.`,
  });
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const corrupted = Buffer.from(png);
  corrupted.fill(0xa5, 60, 90);
  const hugeWebp = Buffer.from(
    "524946461a000000574542505650384c0d0000002fffffffff0f00000000000000000000",
    "hex",
  );
  const hugeJpeg = (() => {
    // SOF0 with 65535 x 65535
    const sof = Buffer.from("ffc0001108ffffffff03011100021101031101", "hex");
    return Buffer.concat([
      Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
      sof,
      Buffer.from("ffd9", "hex"),
    ]);
  })();

  test.each([
    ["30000 x 30000 in 109 KB", writtenPng({ width: 30_000, height: 30_000 }), tooLarge(30_000, 30_000)],
    ["16383 x 16383", writtenPng({ width: 16_383, height: 16_383 }), tooLarge(16_383, 16_383)],
    [
      "2147483647 x 1 by its header",
      writtenPng({ width: 2_147_483_647, height: 1, scanlines: Buffer.alloc(9) }),
      tooLarge(2_147_483_647, 1),
    ],
    ["an SVG named .png", Buffer.from(svg), unsupported("image/svg+xml")],
    [
      "an SVG that reads a file",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
      unsupported("image/svg+xml"),
    ],
    ["a GIF", gif, unsupported("image/gif")],
    ["half a PNG", png.subarray(0, png.length / 2), unreadable],
    ["a PNG with bytes changed", corrupted, unreadable],
    ["a PNG of 0 x 0", writtenPng({ width: 0, height: 0 }), unreadable],
    [
      "a PNG without pixels",
      Buffer.concat([png.subarray(0, 33), pngChunk("IEND", Buffer.alloc(0))]),
      unreadable,
    ],
    ["a PNG signature alone", png.subarray(0, 8), unreadable],
    ["an empty file", Buffer.alloc(0), unreadable],
    ["random bytes", Buffer.from(noise(40, 40).data), unreadable],
    ["HTML", Buffer.from("<html><script>alert(1)</script></html>"), unreadable],
    ["a ZIP", Buffer.from("504b0304140000000800", "hex"), unreadable],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n"), unreadable],
    ["a JPEG of 65535 x 65535", hugeJpeg, expect.objectContaining({ code: "invalid_image_file" })],
    ["a WebP of 16384 x 16384", hugeWebp, expect.objectContaining({ code: "invalid_image_file" })],
  ])("%s", async (_, file, expected) => {
    expect(errorOf(await edit(file), 400)).toEqual(expected);
  });

  test("dall-e-2 takes square PNGs under 4 MB alone, and says so", async () => {
    const notPng = "Uploaded image must be a PNG and less than 4 MB.";
    const jpeg = await toSharp(noise(64, 64)).jpeg().toBuffer();
    const big = withChunks(png, [pngChunk("juNk", Buffer.alloc(4 * 2 ** 20))]);
    for (const file of [jpeg, big, Buffer.from(svg)]) {
      expect(errorOf(await edit(file, { model: "dall-e-2" }), 400).message).toBe(notPng);
    }
    const wide = errorOf(await edit(await anyPng(64, 48), { model: "dall-e-2" }), 400);
    expect(wide.message).toBe(
      "Invalid input image - expected an image with equal width and height, got 64x48 instead.",
    );
  });

  test("a broken mask is named as one", async () => {
    const more = [filePart("mask", png.subarray(0, 300))];
    expect(errorOf(await edit(png, { more }), 400)).toEqual({
      ...unreadable,
      message: "Invalid mask image format - mask image could not be read, please check your mask file.",
    });
  });

  test("a mask of 30000 x 30000", async () => {
    const more = [filePart("mask", writtenPng({ width: 30_000, height: 30_000 }))];
    expect(errorOf(await edit(png, { more }), 400).message).toContain("30000x30000 is more than");
  });

  test("50 bombs at once, and a small request between them is answered", async () => {
    const bomb = writtenPng({ width: 30_000, height: 30_000 });
    const refusals = Array.from({ length: 50 }, () => edit(bomb));
    expect((await fetch(`${server.baseUrl}/models`)).status).toBe(200);
    for (const answer of await Promise.all(refusals)) errorOf(answer, 400);
  });

  test("data URLs and addresses in JSON", async () => {
    const editJson = async (url: unknown) =>
      await post({
        path: "/v1/images/edits",
        body: JSON.stringify({ model: "gpt-image-1", prompt: "x", images: [{ image_url: url }] }),
      });
    const notFetched =
      "Invalid 'images[0].image_url': this server does not fetch addresses. Send the image as a data URL (data:image/png;base64,…).";
    for (const url of [
      "http://169.254.169.254/latest/meta-data",
      "https://example.com/a.png",
      "HTTP://localhost:1/",
    ]) {
      expect(errorOf(await editJson(url), 400).message).toBe(notFetched);
    }
    for (const url of ["file:///etc/passwd", "javascript:alert(1)", "ftp://x/y", "data:text/html,<p>", ""]) {
      expect(errorOf(await editJson(url), 400).message).toBe(
        "Invalid 'images[0].image_url': expected a data URL of a base64-encoded image (data:image/png;base64,…).",
      );
    }
    expect(errorOf(await editJson("data:image/png;base64,!!!!"), 400).code).toBe("invalid_image_file");
    expect(errorOf(await editJson("data:image/png;base64,AAAA"), 400).type).toMatch(/error$/);
    expect(errorOf(await editJson(7), 400).code).toBe("invalid_type");
  });
});

describe("pictures that are strange, and taken", () => {
  const upright = paint(48, 48, (x, y) =>
    y < 24 ? [220, 30, 30, 255] : x < 24 ? [30, 30, 220, 255] : [240, 240, 240, 255],
  );
  /** The input as the server sees it: an edit whose mask keeps everything. */
  const seen = async (file: Uint8Array, type: string, [width, height] = [48, 48]) => {
    const keepAll = filePart("mask", await pngOf(maskOf(width ?? 0, height ?? 0, () => 255)));
    const parts = [
      ...textParts({ model: "sketch", prompt: "x", size: `${width}x${height}`, response_format: "b64_json" }),
      filePart("image", file, type),
      keepAll,
    ];
    return await pictureOf(
      await post({ path: "/v1/images/edits", type: formContentType, body: formBody(parts) }),
    );
  };
  const near = (actual: number[], expected: number[], tolerance = 40) =>
    expect(Math.max(...actual.map((value, at) => Math.abs(value - (expected[at] ?? 0))))).toBeLessThan(
      tolerance,
    );
  const isUpright = (picture: Awaited<ReturnType<typeof seen>>, tolerance?: number) => {
    near(pixelAt(picture, 40, 6), [220, 30, 30, 255], tolerance);
    near(pixelAt(picture, 6, 40), [30, 30, 220, 255], tolerance);
    near(pixelAt(picture, 40, 40), [240, 240, 240, 255], tolerance);
  };
  const rgb = () => toSharp(upright).removeAlpha();

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "a JPEG turned by its EXIF orientation %d is put upright",
    async (orientation) => {
      // How each orientation stores an upright picture (EXIF 2.32, 4.6.4).
      const turned = rgb();
      if ([5, 6, 7, 8].includes(orientation))
        turned.rotate(orientation === 5 || orientation === 6 ? 270 : 90);
      if (orientation === 3) turned.rotate(180);
      const stored = sharp(await turned.png().toBuffer());
      if (orientation === 2) stored.flop();
      if (orientation === 4) stored.flip();
      if (orientation === 5 || orientation === 7) stored.flip();
      const file = await sharp(await stored.png().toBuffer())
        .withMetadata({ orientation })
        .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
        .toBuffer();
      isUpright(await seen(file, "image/jpeg"));
    },
  );

  test("CMYK", async () => {
    isUpright(
      await seen(await rgb().toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer(), "image/jpeg"),
      90,
    );
  });

  test("16 bits a channel", async () => {
    const file = await rgb().toColourspace("rgb16").png().toBuffer();
    expect((await sharp(file).metadata()).depth).toBe("ushort");
    isUpright(await seen(file, "image/png"), 3);
  });

  test("a palette", async () => {
    const file = await rgb().png({ palette: true, colours: 8, dither: 0 }).toBuffer();
    // The header's colour type.
    expect(file[25]).toBe(3);
    isUpright(await seen(file, "image/png"), 8);
  });

  test("grey, 1 bit a pixel", async () => {
    const picture = await seen(writtenPng({ width: 48, height: 48 }), "image/png");
    expect(pixelAt(picture, 10, 10)).toEqual([0, 0, 0, 255]);
  });

  test("an animated PNG and an animated WebP: their first frames", async () => {
    const first = noise(48, 48);
    for (const [file, type] of [
      [await animatedPng(48, 48), "image/png"],
      [await animation("webp", 48, 48), "image/webp"],
    ] as const) {
      const picture = await seen(file, type);
      expect(pixelAt(picture, 20, 20)).toEqual(pixelAt(first, 20, 20));
      expect(picture).toMatchObject({ width: 48, height: 48 });
    }
  });

  test("a PNG that is a ZIP and a page as well: its tail and texts are gone from the answer", async () => {
    const tail = "PK\u0003\u0004<script>alert(1)</script>";
    const text = pngChunk("tEXt", Buffer.from("Comment\0<script>alert(2)</script> 52.5N 13.4E"));
    const polyglot = Buffer.concat([withChunks(await rgb().png().toBuffer(), [text]), Buffer.from(tail)]);
    const answer = await edit(polyglot);
    await pictureOf(answer);
    const { data } = answer.json() as { data: { b64_json: string }[] };
    const file = Buffer.from(data[0]?.b64_json ?? "", "base64").toString("latin1");
    expect(file).not.toContain("alert");
    expect(file).not.toContain("52.5N");
  });

  test.each(["zTXt", "iCCP"])("a %s bomb of 200 MB costs nothing", async (name) => {
    const packed = deflateSync(Buffer.alloc(200 * 2 ** 20), { level: 9 });
    const chunk = pngChunk(name, Buffer.concat([Buffer.from("x\0\0", "latin1"), packed]));
    const before = process.memoryUsage().rss;
    const answer = await edit(withChunks(png, [chunk]));
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 400) errorOf(answer, 400);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  test("pixels that unpack to 200 MB more than the picture has", async () => {
    const header = { width: 8, height: 8, bitDepth: 8, scanlines: Buffer.alloc(200 * 2 ** 20) };
    const answer = await edit(writtenPng(header));
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 400) errorOf(answer, 400);
  });

  test("100,000 chunks", async () => {
    const chunks = Array.from({ length: 100_000 }, () => pngChunk("teSt", Buffer.alloc(0)));
    const answer = await edit(withChunks(png, chunks));
    expect([200, 400]).toContain(answer.status);
  });
});
