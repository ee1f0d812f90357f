import sharp from "sharp";
import { expect, test } from "vitest";
import { encodeImage } from "./encode-image.ts";
import { noise } from "./pictures.test.fixture.ts";
import { readScene } from "./read-scene.ts";

const provenance = { software: "Pinhole", digitalSourceType: "http://example.test/algorithmicMedia" };
const formats = ["png", "jpeg", "webp"] as const;
const SCENE = '{"lettering":[{"text":"Mühle & <b> \'Söhne\' 針穴"}],"count":2}';

async function file(format: (typeof formats)[number], scene?: string): Promise<Buffer> {
  return await encodeImage(noise(24, 16), { format, compression: 80, provenance, scene });
}

test.each(formats)("a %s gives back the scene it was given, mark by mark", async (format) => {
  expect(await readScene(await file(format, SCENE))).toBe(SCENE);
});

test.each(formats)("a %s holds the longest scene there is", async (format) => {
  const scene = "'".repeat(8_000);
  expect((await readScene(await file(format, scene))) === scene).toBe(true);
});

test.each(formats)("a %s without a scene has none", async (format) => {
  expect(await readScene(await file(format))).toBeUndefined();
});

test("a scene outlives another program's saving with the metadata kept", async () => {
  const saved = await sharp(await file("png", SCENE))
    .resize(12, 8)
    .keepXmp()
    .jpeg()
    .toBuffer();
  expect(await readScene(saved)).toBe(SCENE);
});

test("a scene is written into no picture that has none, so such files keep their bytes", async () => {
  expect((await file("png")).includes("pinhole:scene")).toBe(false);
});

async function withXmp(xmp: string): Promise<Buffer> {
  return await sharp({ create: { width: 4, height: 4, channels: 3, background: "#123456" } })
    .withXmp(xmp)
    .png()
    .toBuffer();
}

test.each([
  ["marks spelt by name", '<x pinhole:scene="{&quot;a&quot;:&apos;&lt;&amp;&gt;"/>', '{"a":\'<&>'],
  ["an attribute that never ends", '<x pinhole:scene="{', undefined],
  ["marks nobody knows", '<x pinhole:scene="&bomb;"/>', "&bomb;"],
  ["another program's scene", '<x other:scene="1"/>', undefined],
])("%s is read for what it is", async (_, xmp, scene) => {
  expect(await readScene(await withXmp(xmp))).toBe(scene);
});

test("metadata of unusual length is not searched", async () => {
  const xmp = `<x pinhole:scene="{}"/>${" ".repeat(200_000)}`;
  expect(await readScene(await withXmp(xmp))).toBeUndefined();
});
