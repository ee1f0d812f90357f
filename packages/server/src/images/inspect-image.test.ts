import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type ImageMode, inspectImage } from "./inspect-image.ts";
import { animatedWebp, hollowPng, noise, noiseBytes, pngChunk, rawPng } from "./pictures.test.fixture.ts";

const acTL = pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
const palette = pngChunk("PLTE", noiseBytes(6, 1));
const transparency = pngChunk("tRNS", Buffer.from([0]));

test.each<[string, number, number, Uint8Array[], ImageMode, boolean]>([
  ["1-bit grey", 1, 0, [], "1", false],
  ["2-bit grey", 2, 0, [], "L", false],
  ["8-bit grey", 8, 0, [], "L", false],
  ["8-bit grey with a transparent shade", 8, 0, [pngChunk("tRNS", Buffer.from([0, 7]))], "L", true],
  ["16-bit grey", 16, 0, [], "I;16", false],
  ["grey with alpha", 8, 4, [], "LA", true],
  ["RGB", 8, 2, [], "RGB", false],
  ["16-bit RGB", 16, 2, [], "RGB", false],
  ["RGBA", 8, 6, [], "RGBA", true],
  ["16-bit RGBA", 16, 6, [], "RGBA", true],
  ["palette", 1, 3, [palette], "P", false],
  ["palette with a transparent colour", 1, 3, [palette, transparency], "P", true],
])("a %s PNG is told by its header", async (_name, bitDepth, colourType, before, mode, hasAlphaChannel) => {
  const png = rawPng({ width: 5, height: 3, bitDepth, colourType, before });
  expect(await inspectImage(png)).toEqual({
    format: "png",
    width: 5,
    height: 3,
    mode,
    hasAlphaChannel,
    animated: false,
    bitDepth,
  });
});

test("JPEGs and WebPs are told by their headers", async () => {
  const { data } = noise(6, 4);
  const pixels = () => sharp(data, { raw: { width: 6, height: 4, channels: 4 } });
  const size = { width: 6, height: 4, animated: false, bitDepth: 8 };
  const jpeg = { ...size, format: "jpeg", hasAlphaChannel: false };
  expect(await inspectImage(await pixels().jpeg().toBuffer())).toEqual({ ...jpeg, mode: "RGB" });
  expect(await inspectImage(await pixels().toColourspace("b-w").jpeg().toBuffer())).toEqual({
    ...jpeg,
    mode: "L",
  });
  const cmyk = await pixels().toColourspace("cmyk").jpeg().toBuffer();
  expect(await inspectImage(cmyk)).toEqual({ ...jpeg, mode: "CMYK" });
  const webp = { ...size, format: "webp" };
  expect(await inspectImage(await pixels().webp().toBuffer())).toEqual({
    ...webp,
    mode: "RGBA",
    hasAlphaChannel: true,
  });
  expect(await inspectImage(await pixels().removeAlpha().webp().toBuffer())).toEqual({
    ...webp,
    mode: "RGB",
    hasAlphaChannel: false,
  });
});

test("animations are told: APNG and WebP", async () => {
  const apng = rawPng({ width: 2, height: 2, bitDepth: 8, colourType: 6, before: [acTL] });
  expect(await inspectImage(apng)).toMatchObject({ animated: true, format: "png" });
  expect(await inspectImage(await animatedWebp())).toMatchObject({
    animated: true,
    format: "webp",
    width: 2,
  });
});

test("the size is that of the upright picture", async () => {
  const { data } = noise(6, 4);
  const raw = { width: 6, height: 4, channels: 4 } as const;
  const jpeg = await sharp(data, { raw }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  expect(await inspectImage(jpeg)).toMatchObject({ width: 4, height: 6 });
});

test("a header is enough: the pixels may be missing", async () => {
  const png = rawPng({
    width: 64,
    height: 64,
    bitDepth: 8,
    colourType: 6,
    lines: noiseBytes(64 * 64 * 4, 3),
  });
  expect(await inspectImage(png.subarray(0, 400))).toMatchObject({ width: 64, height: 64, mode: "RGBA" });
});

test("a file is read from its path", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-images-"));
  try {
    const path = join(folder, "upload-1");
    await writeFile(path, rawPng({ width: 7, height: 9, bitDepth: 8, colourType: 2 }));
    expect(await inspectImage({ path })).toMatchObject({ width: 7, height: 9 });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the limit on pixels is the caller's, to the pixel", async () => {
  const png = rawPng({ width: 10, height: 10, bitDepth: 8, colourType: 2 });
  expect(await inspectImage(png, { maxPixels: 100 })).toMatchObject({ width: 10 });
  await expect(inspectImage(png, { maxPixels: 99 })).rejects.toMatchObject({
    reason: "too-many-pixels",
    size: { width: 10, height: 10 },
    maxPixels: 99,
  });
});

test.each([
  [30_000, 30_000],
  [16_383, 16_383],
  [2 ** 31 - 1, 2 ** 31 - 1],
])("a PNG that claims %i x %i is refused at its header", async (width, height) => {
  await expect(inspectImage(hollowPng(width, height))).rejects.toMatchObject({
    reason: "too-many-pixels",
    size: { width, height },
  });
});
