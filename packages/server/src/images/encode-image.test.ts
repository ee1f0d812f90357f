import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { decodeImage } from "./decode-image.ts";
import { encodeImage } from "./encode-image.ts";
import { chunksOf, filled, noise, pixelAt } from "./pictures.test.fixture.ts";

const provenance = {
  software: 'Pinhole "sketch" 0.1.0 <procedural, not AI-generated>',
  digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
};
const formats = ["png", "jpeg", "webp"] as const;

test("a PNG gives every pixel back, colours under alpha 0 included", async () => {
  const picture = noise(53, 31, 4);
  for (let alpha = 3; alpha < picture.data.length; alpha += 20) picture.data[alpha] = 0;
  const png = await encodeImage(picture, { format: "png", compression: 100, provenance });
  expect(Buffer.compare((await decodeImage(png)).data, picture.data)).toBe(0);
});

test("an opaque picture is stored without an alpha channel, one clear pixel brings it", async () => {
  const picture = filled(8, 8, [10, 20, 30, 255]);
  const options = { format: "png", compression: 100, provenance } as const;
  expect(await sharp(await encodeImage(picture, options)).metadata()).toMatchObject({ hasAlpha: false });
  picture.data[255] = 254;
  const png = await encodeImage(picture, options);
  expect(await sharp(png).metadata()).toMatchObject({ hasAlpha: true });
  expect(pixelAt(await decodeImage(png), 7, 7)).toEqual([10, 20, 30, 254]);
});

test.each(formats)("the same pixels give the same %s bytes", async (format) => {
  const options = { format, compression: 75, provenance };
  expect(await encodeImage(noise(40, 30), options)).toEqual(await encodeImage(noise(40, 30), options));
});

test("a JPEG lays transparency on white", async () => {
  const jpeg = await encodeImage(filled(16, 16, [255, 0, 0, 0]), {
    format: "jpeg",
    compression: 100,
    provenance,
  });
  for (const channel of pixelAt(await decodeImage(jpeg), 8, 8)) expect(channel).toBeGreaterThan(252);
});

test("a WebP keeps transparency", async () => {
  const webp = await encodeImage(filled(16, 16, [255, 0, 0, 100]), {
    format: "webp",
    compression: 100,
    provenance,
  });
  expect(Math.abs((pixelAt(await decodeImage(webp), 8, 8)[3] ?? 0) - 100)).toBeLessThan(4);
});

test.each(["jpeg", "webp"] as const)(
  "less compression quality makes a smaller %s; 0 and 100 work",
  async (format) => {
    const sizes = await Promise.all(
      [0, 40, 100].map(
        async (compression) => (await encodeImage(noise(64, 64), { format, compression, provenance })).length,
      ),
    );
    expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
    expect(sizes[1]).toBeLessThan(sizes[2] ?? 0);
  },
);

test.each([
  [90, "4:4:4"],
  [89, "4:2:0"],
])("a JPEG of quality %i has a colour resolution of %s", async (compression, chromaSubsampling) => {
  const jpeg = await encodeImage(noise(16, 16), { format: "jpeg", compression, provenance });
  expect(await sharp(jpeg).metadata()).toMatchObject({ chromaSubsampling });
});

test("a PNG says what made it, in checked text chunks right after its header", async () => {
  const png = await encodeImage(noise(4, 4), { format: "png", compression: 100, provenance });
  const chunks = chunksOf(png);
  expect(chunks.slice(0, 4).map(({ name }) => name)).toEqual(["IHDR", "tEXt", "tEXt", "iTXt"]);
  const texts = chunks.slice(1, 3).map(({ content }) => content.toString("latin1"));
  expect(texts).toEqual([
    `Software\0${provenance.software}`,
    `Comment\0Digital source type: ${provenance.digitalSourceType}`,
  ]);
  for (let offset = 8; offset < png.length;) {
    const end = offset + 8 + png.readUInt32BE(offset);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(offset + 4, end)));
    offset = end + 4;
  }
});

test.each(formats)("a %s holds the source type and the tool as XMP", async (format) => {
  const bytes = await encodeImage(noise(4, 4), { format, compression: 90, provenance });
  const { xmpAsString = "" } = await sharp(bytes).metadata();
  expect(xmpAsString).toContain(`Iptc4xmpExt:DigitalSourceType="${provenance.digitalSourceType}"`);
  expect(xmpAsString).toContain(
    'xmp:CreatorTool="Pinhole &#34;sketch&#34; 0.1.0 &#60;procedural, not AI-generated&#62;"',
  );
});

test("a name beyond Latin-1 is written as UTF-8", async () => {
  const software = "Pinhole 針穴 0.1";
  const png = await encodeImage(noise(2, 2), {
    format: "png",
    compression: 100,
    provenance: { ...provenance, software },
  });
  const [, chunk] = chunksOf(png);
  expect(chunk?.name).toBe("iTXt");
  expect(chunk?.content.toString("utf8")).toBe(`Software\0\0\0\0\0${software}`);
  expect((await sharp(png).metadata()).comments).toContainEqual({ keyword: "Software", text: software });
});
