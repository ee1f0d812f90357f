import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { RgbaImage } from "../engines/engine.ts";
import { decodeImage } from "./decode-image.ts";
import { animatedWebp, noise, noiseBytes, pixelAt, pngChunk, rawPng } from "./pictures.test.fixture.ts";

function toSharp({ width, height, data }: RgbaImage) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

test("an untagged 8-bit PNG comes through byte for byte, colours under alpha 0 included", async () => {
  const lines = noiseBytes(61 * 37 * 4, 5);
  for (let alpha = 3; alpha < lines.length; alpha += 12) lines[alpha] = 0;
  const decoded = await decodeImage(rawPng({ width: 61, height: 37, bitDepth: 8, colourType: 6, lines }));
  expect(decoded).toMatchObject({ width: 61, height: 37 });
  expect(Buffer.compare(decoded.data, lines)).toBe(0);
});

test("RGB gets an alpha of 255", async () => {
  const lines = Uint8Array.of(1, 2, 3, 250, 251, 252);
  const decoded = await decodeImage(rawPng({ width: 2, height: 1, bitDepth: 8, colourType: 2, lines }));
  expect([...decoded.data]).toEqual([1, 2, 3, 255, 250, 251, 252, 255]);
});

test("grey becomes three equal channels, with its own alpha", async () => {
  const grey = await decodeImage(
    rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 0, lines: Uint8Array.of(77) }),
  );
  expect([...grey.data]).toEqual([77, 77, 77, 255]);
  const lines = Uint8Array.of(77, 40);
  const withAlpha = await decodeImage(rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 4, lines }));
  expect([...withAlpha.data]).toEqual([77, 77, 77, 40]);
});

test("1-bit grey is black and white", async () => {
  const bits = await decodeImage(
    rawPng({ width: 2, height: 1, bitDepth: 1, colourType: 0, lines: Uint8Array.of(0x40) }),
  );
  expect([...bits.data]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

test("a palette is looked up, its transparent colours too", async () => {
  const before = [
    pngChunk("PLTE", Uint8Array.of(10, 20, 30, 40, 50, 60)),
    pngChunk("tRNS", Uint8Array.of(0x41)),
  ];
  const lines = Uint8Array.of(0b0100_0000);
  const decoded = await decodeImage(
    rawPng({ width: 2, height: 1, bitDepth: 1, colourType: 3, lines, before }),
  );
  expect([...decoded.data]).toEqual([10, 20, 30, 0x41, 40, 50, 60, 255]);
});

test("the transparent colour of an RGB PNG becomes alpha 0", async () => {
  const before = [pngChunk("tRNS", Uint8Array.of(0, 9, 0, 8, 0, 7))];
  const lines = Uint8Array.of(9, 8, 7, 9, 8, 6);
  const decoded = await decodeImage(
    rawPng({ width: 2, height: 1, bitDepth: 8, colourType: 2, lines, before }),
  );
  expect([decoded.data[3], decoded.data[7]]).toEqual([0, 255]);
});

test.each([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
])("16 bits of colour type %i keep their upper byte", async (colourType, samples) => {
  const lines = noiseBytes(40 * samples * 2, colourType + 1);
  const decoded = await decodeImage(rawPng({ width: 40, height: 1, bitDepth: 16, colourType, lines }));
  const upper = Array.from({ length: 40 }, (_, x) =>
    Array.from({ length: samples }, (_, channel) => lines[(x * samples + channel) * 2]),
  );
  const expected = upper.flatMap((values) => {
    const alpha = samples === 2 || samples === 4 ? values.at(-1) : 255;
    return samples < 3 ? [values[0], values[0], values[0], alpha] : [values[0], values[1], values[2], alpha];
  });
  expect([...decoded.data]).toEqual(expected);
});

test("a CMYK JPEG becomes RGB: white stays white and red stays red", async () => {
  const half = Uint8Array.from({ length: 32 * 16 * 4 }, (_, index) => {
    const red = [230, 20, 20, 255][index % 4] ?? 0;
    return Math.floor(index / 4) % 32 < 16 ? 255 : red;
  });
  const cmyk = await toSharp({ width: 32, height: 16, data: half })
    .toColourspace("cmyk")
    .jpeg({ quality: 100 })
    .toBuffer();
  const decoded = await decodeImage(cmyk);
  for (const channel of pixelAt(decoded, 4, 4)) expect(channel).toBeGreaterThan(250);
  const [red = 0, green = 255, blue = 255] = pixelAt(decoded, 28, 4);
  expect(red).toBeGreaterThan(180);
  expect(Math.max(green, blue)).toBeLessThan(90);
});

test("a picture in another colour space is brought to sRGB", async () => {
  const colour = Uint8Array.from({ length: 16 * 16 * 4 }, (_, index) => [200, 60, 90, 255][index % 4] ?? 0);
  const wide = await toSharp({ width: 16, height: 16, data: colour }).withIccProfile("p3").png().toBuffer();
  const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
  expect(Math.abs((stored[1] ?? 0) - 60)).toBeGreaterThan(5);
  const [red = 0, green = 0, blue = 0] = pixelAt(await decodeImage(wide), 8, 8);
  expect(Math.abs(red - 200) + Math.abs(green - 60) + Math.abs(blue - 90)).toBeLessThan(6);
});

// where the upright pixel (x, y) of a 32 x 16 picture is stored, for each EXIF orientation (EXIF 2.32, table 6)
const STORED_AT: Record<number, (x: number, y: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y) => [31 - x, y],
  3: (x, y) => [31 - x, 15 - y],
  4: (x, y) => [x, 15 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [y, 31 - x],
  7: (x, y) => [15 - y, 31 - x],
  8: (x, y) => [15 - y, x],
};

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a JPEG of EXIF orientation %i comes out upright",
  async (orientation) => {
    const stored = storedPicture(orientation);
    const jpeg = await toSharp(stored)
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .withMetadata({ orientation })
      .toBuffer();
    const decoded = await decodeImage(jpeg);
    expect(decoded).toMatchObject({ width: 32, height: 16 });
    for (const [x, y] of [
      [4, 4],
      [28, 4],
      [4, 12],
      [28, 12],
    ] as const) {
      const difference = pixelAt(decoded, x, y).map((value, channel) =>
        Math.abs(value - (quadrant(x, y)[channel] ?? 0)),
      );
      expect(Math.max(...difference)).toBeLessThan(8);
    }
  },
);

/** Four colours, one in each quarter of the upright picture. */
function quadrant(x: number, y: number): number[] {
  return [x < 16 ? 230 : 30, y < 8 ? 220 : 40, 100, 255];
}

function storedPicture(orientation: number): RgbaImage {
  const turned = orientation > 4;
  const picture = { width: turned ? 16 : 32, height: turned ? 32 : 16, data: new Uint8Array(32 * 16 * 4) };
  for (let y = 0; y < 16; y += 1) {
    for (let x = 0; x < 32; x += 1) {
      const [storedX, storedY] = STORED_AT[orientation]?.(x, y) ?? [x, y];
      picture.data.set(quadrant(x, y), (storedY * picture.width + storedX) * 4);
    }
  }
  return picture;
}

test("of an animation the first frame is taken", async () => {
  const picture = noise(2, 2, 9);
  const webp = await decodeImage(await animatedWebp(picture));
  expect(webp).toMatchObject({ width: 2, height: 2 });
  const acTL = pngChunk("acTL", Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0));
  const fcTL = pngChunk("fcTL", Buffer.from("00000000000000020000000200000000000000000001000a0000", "hex"));
  const lines = picture.data;
  const apng = rawPng({ width: 2, height: 2, bitDepth: 8, colourType: 6, before: [acTL, fcTL], lines });
  expect([...(await decodeImage(apng)).data]).toEqual([...lines]);
});

test("a file is decoded from its path", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-images-"));
  try {
    const path = join(folder, "upload-1");
    await writeFile(
      path,
      rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 2, lines: Uint8Array.of(7, 8, 9) }),
    );
    expect([...(await decodeImage({ path })).data]).toEqual([7, 8, 9, 255]);
    await expect(decodeImage({ path: join(folder, "gone") })).rejects.toMatchObject({ code: "ENOENT" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a wrong iCCP profile, as many tools write, does not spoil a picture", async () => {
  const before = [pngChunk("iCCP", Buffer.from("ICC profile\0\0garbage", "latin1"))];
  const lines = Uint8Array.of(1, 2, 3, 4);
  const outcome = await decodeImage(
    rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 6, before, lines }),
  );
  expect([...outcome.data]).toEqual([1, 2, 3, 4]);
});
