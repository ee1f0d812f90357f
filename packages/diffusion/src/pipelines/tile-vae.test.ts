import { expect, test } from "vitest";
import type { Tensor } from "../tensors/tensor.ts";
import { fakeVae } from "./fake-model.test.fixture.ts";
import { pictureToTensor } from "./picture-tensor.ts";
import { startPicture } from "./start-picture.test.fixture.ts";
import { tileVae } from "./tile-vae.ts";

const small = { maxPixels: 64 * 64, side: 8, overlap: 2, stopIfAborted: () => {} };

function ramp(...dims: number[]): Tensor {
  const count = dims.reduce((product, side) => product * side, 1);
  return { dims, data: Float32Array.from({ length: count }, (_, at) => Math.sin(at / 7)) };
}

function farthest(a: Tensor, b: Tensor): number {
  expect(a.dims).toEqual(b.dims);
  return a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (b.data[at] ?? 9))), 0);
}

test.each([
  [8, 9],
  [19, 8],
  [13, 21],
  [5, 40],
])("where tiles do not matter, %i x %i latents decode to the same in tiles", async (rows, columns) => {
  const latents = ramp(1, 4, rows, columns);
  const vae = fakeVae();
  expect(
    farthest(await tileVae(vae, { ...small, maxPixels: 64 }).decode(latents), await vae.decode(latents)),
  ).toBeLessThan(1e-6);
});

test("a picture is encoded in tiles to the same means and spreads", async () => {
  const image = pictureToTensor(startPicture(136, 88));
  const vae = fakeVae();
  const [whole, tiled] = [await vae.encode(image), await tileVae(vae, small).encode(image)];
  expect(farthest(tiled.mean, whole.mean)).toBeLessThan(1e-5);
  expect(farthest(tiled.logvar ?? tiled.mean, whole.logvar ?? whole.mean)).toBeLessThan(1e-5);
});

test("an encoder without spread has none in tiles", async () => {
  const vae = fakeVae();
  const encode = async (image: Tensor) => ({ mean: (await vae.encode(image)).mean });
  expect((await tileVae({ ...vae, encode }, small).encode(ramp(1, 3, 136, 88))).logvar).toBeUndefined();
});

test("no tile is larger than asked for, and a small picture is not cut", async () => {
  const seen: string[] = [];
  const decode = async ({ dims: [, , rows = 0, columns = 0] }: Tensor) => {
    seen.push(`${rows}x${columns}`);
    return { dims: [1, 3, rows * 8, columns * 8], data: new Float32Array(3 * rows * columns * 64) };
  };
  const vae = tileVae(fakeVae({ decode }), small);
  await vae.decode(ramp(1, 4, 8, 8));
  expect(seen).toEqual(["8x8"]);
  await vae.decode(ramp(1, 4, 14, 20));
  expect(seen.slice(1)).toEqual(Array.from({ length: 6 }, () => "8x8"));
});

test("tiles that differ go over into each other", async () => {
  let tile = 0;
  const decode = async ({ dims: [, , rows = 0, columns = 0] }: Tensor) => {
    tile += 1;
    return {
      dims: [1, 3, rows * 8, columns * 8],
      data: new Float32Array(3 * rows * columns * 64).fill(tile),
    };
  };
  const { data, dims } = await tileVae(fakeVae({ decode }), { ...small, maxPixels: 64 }).decode(
    ramp(1, 4, 8, 14),
  );
  expect(dims).toEqual([1, 3, 64, 112]);
  const row = Array.from(data.slice(0, 112));
  expect([row[0], row[111]]).toEqual([1, 2]);
  const steps = row.slice(1).map((value, at) => value - (row[at] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...steps)).toBeLessThan(0.1);
});

test("an abort is looked for before each tile", async () => {
  let looked = 0;
  const stopIfAborted = () => {
    looked += 1;
    if (looked === 3) throw new Error("enough");
  };
  const vae = tileVae(fakeVae(), { ...small, stopIfAborted });
  await expect(vae.decode(ramp(1, 4, 40, 40))).rejects.toThrow("enough");
});
