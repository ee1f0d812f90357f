import { expect, test } from "vitest";
import { centreCrop } from "./centre-crop.ts";
import { filled, maskOf, noise, pixelAt } from "./pictures.test.fixture.ts";
import { resizeImage } from "./resize-image.ts";
import { resizeMask } from "./resize-mask.ts";

test("the same size is the same image, untouched", async () => {
  const picture = noise(20, 10);
  expect(await resizeImage(picture, { width: 20, height: 10 })).toBe(picture);
  const mask = maskOf(20, 10, (x) => x);
  expect(await resizeMask(mask, { width: 20, height: 10 })).toBe(mask);
});

test.each([
  [{ width: 1024, height: 1024 }, { width: 256, height: 256 }, [0, 0, 1024, 1024]],
  [{ width: 1536, height: 1024 }, { width: 512, height: 512 }, [256, 0, 1024, 1024]],
  [{ width: 1000, height: 2000 }, { width: 300, height: 200 }, [0, 666, 1000, 667]],
  [{ width: 1, height: 4096 }, { width: 1024, height: 1024 }, [0, 2047, 1, 1]],
  [{ width: 4096, height: 1 }, { width: 16, height: 48 }, [2047, 0, 1, 1]],
])("of %o, for %o, the centre that has its ratio is used", (from, wanted, [left, top, width, height]) => {
  expect(centreCrop(from, wanted)).toEqual({ left, top, width, height });
});

test("a wide picture keeps its middle third and loses both sides", async () => {
  const picture = filled(300, 100, [0, 0, 255, 255]);
  for (let y = 0; y < 100; y += 1) {
    for (let x = 100; x < 200; x += 1) picture.data.set([255, 0, 0, 255], (y * 300 + x) * 4);
  }
  const square = await resizeImage(picture, { width: 50, height: 50 });
  expect(square).toMatchObject({ width: 50, height: 50 });
  expect(square.data).toEqual(Buffer.from(filled(50, 50, [255, 0, 0, 255]).data));
});

test("hidden colours do not bleed out of transparent pixels", async () => {
  const picture = filled(64, 64, [0, 0, 255, 255]);
  for (let pixel = 0; pixel < 64 * 32; pixel += 1) picture.data.set([255, 0, 0, 0], pixel * 4);
  const small = await resizeImage(picture, { width: 16, height: 16 });
  const visible = Array.from({ length: 16 }, (_, y) => pixelAt(small, 8, y)).filter(
    ([, , , alpha = 0]) => alpha > 8,
  );
  expect(visible.length).toBeGreaterThan(6);
  expect(Math.max(...visible.map(([red = 0]) => red))).toBeLessThan(8);
});

test("a strip becomes a square without costing its billions of pixels", async () => {
  const started = performance.now();
  const picture = await resizeImage(noise(1, 4096), { width: 1024, height: 1024 });
  expect(picture.data.length).toBe(1024 * 1024 * 4);
  expect(performance.now() - started).toBeLessThan(2000);
});

test("a mask is cut and scaled as its picture is", async () => {
  const mask = await resizeMask(
    maskOf(300, 100, (x) => (x >= 100 && x < 200 ? 255 : 0)),
    { width: 50, height: 50 },
  );
  expect(mask).toMatchObject({ width: 50, height: 50 });
  expect(mask.data.length).toBe(2500);
  expect(new Set(mask.data)).toEqual(new Set([255]));
});

test("scaling a mask leaves the part to keep at 0, a pixel beside the edge", async () => {
  for (const size of [1024, 100, 256]) {
    const mask = await resizeMask(
      maskOf(256, 256, (x) => (x < 128 ? 0 : 255)),
      { width: size, height: size },
    );
    const margin = Math.ceil(size / 256) + 1;
    for (let x = 0; x < size / 2 - margin; x += 1) expect(mask.data[x]).toBe(0);
    for (let x = Math.ceil(size / 2) + margin; x < size; x += 1) expect(mask.data[x]).toBe(255);
  }
});
