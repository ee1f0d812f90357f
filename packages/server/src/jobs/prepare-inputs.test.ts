import { expect, test } from "vitest";
import type { RgbaImage } from "../engines/engine.ts";
import { encodeImage } from "../images/encode-image.ts";
import { fill } from "./fake-engine.test.fixture.ts";
import { prepareInputs } from "./prepare-inputs.ts";
import { request } from "./orders.test.fixture.ts";

const provenance = { software: "", digitalSourceType: "" };
const edit = { ...request, operation: "createImageEdit" } as const;

async function png(image: RgbaImage): Promise<Uint8Array> {
  return await encodeImage(image, { format: "png", compression: 100, provenance });
}

/** A picture whose left half is transparent. */
function halfTransparent(width: number, height: number): RgbaImage {
  const image = fill({ width, height }, 0x123456);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (pixel % width < width / 2) image.data[pixel * 4 + 3] = 0;
  }
  return image;
}

test("a generation has a size and no pixels", async () => {
  const inputs = await prepareInputs(request, { images: [] });
  expect(inputs).toEqual({ size: { width: 32, height: 16 }, referenceImages: [], inputSizes: [] });
});

test("the first image is the one that is changed, in the picture's size; the others are references in their own", async () => {
  const images = [
    await png(fill({ width: 64, height: 64 }, 1)),
    await png(fill({ width: 20, height: 10 }, 2)),
  ];
  const inputs = await prepareInputs(edit, { images });
  expect(inputs.initImage).toMatchObject({ width: 32, height: 16 });
  expect(inputs.referenceImages).toMatchObject([{ width: 20, height: 10 }]);
  expect(inputs.inputSizes).toEqual([
    { width: 64, height: 64 },
    { width: 20, height: 10 },
  ]);
  expect(inputs.mask).toBeUndefined();
});

test("a mask's transparent pixels are repainted, and it is scaled as its image", async () => {
  const images = [await png(fill({ width: 64, height: 32 }, 1))];
  const { mask } = await prepareInputs(edit, { images, mask: await png(halfTransparent(64, 32)) });
  expect(mask).toMatchObject({ width: 32, height: 16 });
  expect([mask?.data[0], mask?.data[31], mask?.data[511]]).toEqual([255, 0, 0]);
});

test("dall-e-2: without a mask the image's own transparency says where", async () => {
  const images = [await png(halfTransparent(32, 32))];
  const size = { width: 32, height: 32 };
  const { mask } = await prepareInputs({ ...edit, family: "dall-e-2", size }, { images });
  expect([mask?.data[0], mask?.data[31]]).toEqual([255, 0]);
});

test.for(["gpt-image-1", "gpt-image-2", "open"] as const)(
  "%s: without a mask there is none",
  async (family) => {
    const images = [await png(halfTransparent(32, 32))];
    expect((await prepareInputs({ ...edit, family }, { images })).mask).toBeUndefined();
  },
);

test("a variation has no mask, transparent or not", async () => {
  const images = [await png(halfTransparent(32, 32))];
  const vary = { ...request, operation: "createImageVariation", family: "dall-e-2", prompt: "" } as const;
  expect((await prepareInputs(vary, { images })).mask).toBeUndefined();
});

test("an automatic size follows the input", async () => {
  const images = [await png(fill({ width: 320, height: 160 }, 1))];
  const { size } = await prepareInputs({ ...edit, size: "auto" }, { images });
  expect(size.width / size.height).toBe(2);
});

test("a damaged file is a 400 that says which", async () => {
  const good = await png(fill({ width: 300, height: 300 }, 1));
  const cut = good.subarray(0, good.length - 40);
  await expect(prepareInputs(edit, { images: [good, cut] })).rejects.toMatchObject({
    status: 400,
    code: "invalid_image_file",
    message: "Invalid image file or mode for image 2, please check your image file.",
  });
  await expect(prepareInputs(edit, { images: [good], mask: cut })).rejects.toMatchObject({
    status: 400,
    code: "invalid_image_file",
    message: expect.stringContaining("mask"),
  });
});

test("an image with more pixels than the server decodes is a 400 with both numbers", async () => {
  const images = [await png(fill({ width: 40, height: 30 }, 1))];
  await expect(prepareInputs(edit, { images }, { maxPixels: 1_000 })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("40x30 is more than the 1000 pixels"),
  });
});

test("a variation brings its image's scene, an edit does not", async () => {
  const image = fill({ width: 32, height: 16 }, 1);
  const images = [await encodeImage(image, { format: "webp", compression: 90, provenance, scene: "{}" })];
  const variation = { ...request, operation: "createImageVariation" } as const;
  expect((await prepareInputs(variation, { images })).initScene).toBe("{}");
  expect((await prepareInputs(edit, { images })).initScene).toBeUndefined();
});
