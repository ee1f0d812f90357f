import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codec } from "./codec.ts";
import { decodeImage } from "./decode-image.ts";
import { encodeImage } from "./encode-image.ts";
import type { ImageSource } from "./image-source.ts";
import { inspectImage } from "./inspect-image.ts";
import { gif, hollowPng, noise, noiseBytes, pngChunk, rawPng } from "./pictures.test.fixture.ts";
import { type UnreadableReason, UnreadableImage } from "./unreadable-image.ts";

const provenance = { software: "test", digitalSourceType: "test" };
const slowMs = 1000;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pinhole-hostile-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function toFile(bytes: Uint8Array): Promise<{ path: string }> {
  const path = join(folder, randomUUID());
  await writeFile(path, bytes);
  return { path };
}

/** `decoded`, or why not, in memory as from a file; anything but an UnreadableImage, or more than a second, fails. */
async function outcome(bytes: Uint8Array): Promise<UnreadableReason | "decoded"> {
  const result = await outcomeOf(bytes);
  expect(await outcomeOf(await toFile(bytes))).toBe(result);
  return result;
}

async function outcomeOf(source: ImageSource): Promise<UnreadableReason | "decoded"> {
  const started = performance.now();
  const result = await decodeImage(source).then(
    () => "decoded" as const,
    (error: unknown) => {
      if (!(error instanceof UnreadableImage)) throw error;
      return error.reason;
    },
  );
  expect(performance.now() - started).toBeLessThan(slowMs);
  return result;
}

test("a PNG that claims 30000 x 30000 is refused before it is decoded", async () => {
  expect(await outcome(hollowPng(30_000, 30_000))).toBe("too-many-pixels");
});

test("a real PNG of 16383 x 16383, 1 MB, costs neither memory nor time", async () => {
  const before = process.memoryUsage().rss;
  const header = hollowPng(16_383, 16_383).subarray(0, 33);
  const bomb = Buffer.concat([header, pngChunk("IDAT", deflateSync(Buffer.alloc(64 * 2 ** 20)))]);
  const results = await Promise.all(Array.from({ length: 50 }, () => outcome(bomb)));
  expect(new Set(results)).toEqual(new Set(["too-many-pixels"]));
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
});

test("a JPEG and a WebP that claim too much are refused", async () => {
  const jpeg = await encodeImage(noise(8, 8), { format: "jpeg", compression: 90, provenance });
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(65_500, frame + 5);
  jpeg.writeUInt16BE(65_500, frame + 7);
  expect(await outcome(jpeg)).toBe("too-many-pixels");
  const webp = await sharp(noise(8, 8).data, { raw: { width: 8, height: 8, channels: 4 } })
    .webp({ lossless: true })
    .toBuffer();
  // VP8L: signature byte, then 14 bits of width - 1 and 14 bits of height - 1
  const size = webp.indexOf("VP8L") + 9;
  webp.writeUInt32LE(((webp.readUInt32LE(size) & 0xf0000000) | 0x0fff_bffe) >>> 0, size);
  expect(await outcome(webp)).toBe("too-many-pixels");
});

test.each(["zTXt", "iTXt", "iCCP"])("a %s chunk that inflates to 64 MB is harmless", async (name) => {
  const zeros = deflateSync(Buffer.alloc(64 * 2 ** 20), { level: 9 });
  const head = name === "iTXt" ? Buffer.from("k\0\u0001\0\0\0", "latin1") : Buffer.from("k\0\0", "latin1");
  const before = [pngChunk(name, Buffer.concat([head, zeros]))];
  const memory = process.memoryUsage().rss;
  await outcome(rawPng({ width: 2, height: 2, bitDepth: 8, colourType: 6, before }));
  expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 2 ** 20);
});

test("200,000 chunks are read quickly", async () => {
  const chunk = pngChunk("teSt", Buffer.alloc(3));
  const before = [Buffer.concat(Array.from({ length: 200_000 }, () => chunk))];
  const png = rawPng({ width: 2, height: 2, bitDepth: 8, colourType: 6, before });
  expect(await outcome(png)).toBe("decoded");
});

test("a polyglot loses its script and archive when it is encoded again", async () => {
  const before = [pngChunk("tEXt", Buffer.from("Comment\0<script>alert(1)</script>"))];
  const png = rawPng({ width: 4, height: 4, bitDepth: 8, colourType: 6, lines: noise(4, 4).data, before });
  const polyglot = Buffer.concat([png, Buffer.from("<script>alert(2)</script>PK\u0003\u0004archive")]);
  for (const format of ["png", "jpeg", "webp"] as const) {
    const again = await encodeImage(await decodeImage(polyglot), { format, compression: 90, provenance });
    expect(again.includes("alert")).toBe(false);
    expect(again.includes("PK\u0003\u0004")).toBe(false);
  }
});

test.each<[string, Buffer]>([
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  [
    "an SVG that loads a file",
    Buffer.from('<?xml version="1.0"?><svg><image href="file:///etc/passwd"/></svg>'),
  ],
  ["a GIF", gif(1)],
  ["an animated GIF", gif(20)],
  ["a BMP", Buffer.from("BM" + "\0".repeat(60))],
  ["a TIFF", Buffer.from("II*\0\u0008\0\0\0")],
  ["a PDF", Buffer.from("%PDF-1.7\n")],
  ["an AVIF", Buffer.from("\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf")],
  ["text", Buffer.from("not a picture")],
  ["nothing", Buffer.alloc(0)],
])("%s is of no supported format, whatever it is called", async (_name, bytes) => {
  expect(await outcome(bytes)).toBe("unsupported-format");
  await expect(inspectImage(bytes)).rejects.toMatchObject({ reason: "unsupported-format" });
});

test.each([
  ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ["PPM", "P3 1 1 255 0 0 0"],
  ["GIF", gif(1)],
])("the codec itself opens no %s, neither bytes nor a file", async (_name, content) => {
  const bytes = Buffer.from(content);
  const { path } = await toFile(bytes);
  await expect(codec(bytes).metadata()).rejects.toThrow("unsupported image format");
  await expect(codec(path).metadata()).rejects.toThrow("unsupported image format");
});

test.each<[string, Buffer]>([
  ["a signature alone", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ["a width of 0", hollowPng(0, 5)],
  ["a height of 0", hollowPng(5, 0)],
  ["a bit depth of 3", rawPng({ width: 1, height: 1, bitDepth: 3, colourType: 0 })],
  ["a palette of 16 bits", rawPng({ width: 1, height: 1, bitDepth: 16, colourType: 3 })],
  ["an unknown colour type", rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 5 })],
  ["too few pixels", hollowPng(100, 100)],
])("a PNG with %s is corrupt", async (_name, bytes) => {
  expect(await outcome(bytes)).toBe("corrupt");
});

test.each(["png", "jpeg", "webp"] as const)("a %s that breaks off anywhere is corrupt", async (format) => {
  const whole = await encodeImage(noise(80, 60), { format, compression: 90, provenance });
  expect(await outcome(whole)).toBe("decoded");
  for (let tenth = 1; tenth < 10; tenth += 1) {
    expect(await outcome(whole.subarray(0, Math.floor((whole.length * tenth) / 10)))).toBe("corrupt");
  }
});

test.each<["png" | "jpeg" | "webp", number]>([
  ["png", 1000],
  ["jpeg", 300],
  ["webp", 300],
])(
  "random damage to a %s (%i times) is refused or decoded, never a crash",
  async (format, times) => {
    const whole = await encodeImage(noise(24, 18), { format, compression: 80, provenance });
    const results = new Set<string>();
    for (let seed = 1; seed <= times; seed += 1) results.add(await outcome(damage(whole, seed)));
    expect(results).toContain("corrupt");
  },
  120_000,
);

/** Changes up to eight bytes, and now and then repeats or drops a stretch; the signature stays. */
function damage(whole: Buffer, seed: number): Buffer {
  const random = noiseBytes(64, seed * 7919);
  const place = (index: number) =>
    12 + ((((random[index] ?? 0) << 8) | (random[index + 1] ?? 0)) % (whole.length - 12));
  const damaged = Buffer.from(whole);
  for (let change = 0; change < 1 + (seed % 8); change += 1)
    damaged[place(change * 3)] = random[change * 3 + 2] ?? 0;
  if (seed % 5 === 0) return Buffer.concat([damaged.subarray(0, place(40)), damaged.subarray(place(43))]);
  return damaged;
}
