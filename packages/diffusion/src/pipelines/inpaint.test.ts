import { expect, test } from "vitest";
import type { DenoiserInput } from "./diffusion-model.ts";
import { fakeDenoiser, fakeModel, fakeVae, listen, predictByFormula } from "./fake-model.test.fixture.ts";
import type { PipelineRequest, Pixels } from "./pipeline-request.ts";
import { runPipeline } from "./run-pipeline.ts";
import { requestOf, startMask, startPicture } from "./start-picture.test.fixture.ts";

const start = startPicture(64, 64);
const hard = startMask(64, 64);

async function repaint(fields: Partial<PipelineRequest>, model = fakeModel()): Promise<Pixels> {
  const request = requestOf({
    task: "edit",
    initImage: start,
    mask: hard,
    steps: 4,
    guidanceScale: 0,
    ...fields,
  });
  const { images } = await runPipeline(model, request, listen().watch);
  if (!images[0]) throw new Error("no picture");
  return images[0];
}

const changed = (image: Pixels, from: Pixels = start) =>
  Array.from({ length: 64 * 64 }, (_, pixel) => pixel).filter((pixel) =>
    [0, 1, 2, 3].some((channel) => image.data[pixel * 4 + channel] !== from.data[pixel * 4 + channel]),
  );

test.each([4, 9])("outside the mask every byte is the original's, with %i channels", async (inChannels) => {
  const model = fakeModel({ denoiser: fakeDenoiser({ inChannels }) });
  for (const strength of [1, 0.5]) {
    const touched = changed(await repaint({ strength }, model));
    expect(touched.length).toBeGreaterThan(100);
    expect(touched.filter((pixel) => hard.data[pixel] === 0)).toEqual([]);
  }
});

test("transparent pixels outside the mask stay transparent, down to their hidden colour", async () => {
  const holed = { ...start, data: Uint8Array.from(start.data) };
  holed.data.set([9, 8, 7, 0], 0);
  const image = await repaint({ initImage: holed });
  expect(Array.from(image.data.slice(0, 4))).toEqual([9, 8, 7, 0]);
});

test("a mask of zeros changes nothing, which is told and costs nothing", async () => {
  const none = { ...hard, data: new Uint8Array(64 * 64) };
  const denoiser = fakeDenoiser({
    predict: async () => {
      throw new Error("asked");
    },
  });
  const request = requestOf({ task: "edit", initImage: start, mask: none, seeds: [1, 2] });
  const { images, warnings } = await runPipeline(fakeModel({ denoiser }), request, listen().watch);
  expect(images.map((image) => changed(image))).toEqual([[], []]);
  const message = "The mask repaints nothing, so the picture was left as it is.";
  expect(warnings).toEqual([{ option: "mask", message }]);
});

test("a mask of 255 changes everything it can", async () => {
  const all = { ...hard, data: new Uint8Array(64 * 64).fill(255) };
  expect(changed(await repaint({ mask: all })).length).toBeGreaterThan(4000);
});

test("a mask finer than latents still repaints", async () => {
  const dot = { ...hard, data: new Uint8Array(64 * 64) };
  dot.data[13 * 64 + 13] = 255;
  expect(changed(await repaint({ mask: dot }))).toEqual([13 * 64 + 13]);
});

test("a soft mask changes more where it is stronger", async () => {
  const soft = {
    ...hard,
    data: Uint8Array.from({ length: 64 * 64 }, (_, at) => Math.floor((at % 64) / 8) * 36),
  };
  const image = await repaint({ mask: soft, steps: 8 });
  const change = (column: number) => {
    let sum = 0;
    for (let y = 0; y < 64; y += 1)
      for (let x = column * 8; x < column * 8 + 8; x += 1) {
        const at = (y * 64 + x) * 4;
        sum += Math.abs((image.data[at] ?? 0) - (start.data[at] ?? 0));
      }
    return sum;
  };
  expect(change(0)).toBe(0);
  expect(change(2)).toBeLessThan(change(7));
});

test.each([1, 60, 200, 255])("where the mask is %i, what was drawn comes back unblended", async (value) => {
  const white = { dims: [1, 3, 64, 64], data: new Float32Array(3 * 64 * 64).fill(1) };
  const vae = fakeVae({ decode: async () => white });
  const mask = { ...hard, data: hard.data.map((repaint) => (repaint === 255 ? value : 0)) };
  const clear = { ...start, data: start.data.map((byte, at) => (at % 4 === 3 ? 100 : byte)) };
  const image = await repaint({ mask, initImage: clear }, fakeModel({ vae }));
  const inside = image.data.filter((_, at) => hard.data[Math.floor(at / 4)] === 255);
  expect(inside.every((byte) => byte === 255)).toBe(true);
});

test("a network of 9 channels gets latents, the mask and what is around it; a soft mask is hardened and that is told", async () => {
  const calls: DenoiserInput[] = [];
  const predict = async (input: DenoiserInput) => {
    calls.push(input);
    return predictByFormula(input);
  };
  const model = fakeModel({ denoiser: fakeDenoiser({ inChannels: 9, predict }) });
  const soft = { ...hard, data: hard.data.map((value) => (value === 255 ? 200 : 0)) };
  const request = requestOf({ task: "edit", initImage: start, mask: soft, steps: 1, guidanceScale: 3 });
  const { warnings } = await runPipeline(model, request, listen().watch);
  expect(calls[0]?.sample.dims).toEqual([2, 9, 8, 8]);
  const mask = calls[0]?.sample.data.slice(4 * 64, 5 * 64);
  expect(new Set(mask)).toEqual(new Set([0, 1]));
  expect(warnings).toEqual([expect.objectContaining({ option: "mask" })]);
});

test.each([4, 9])("a hard mask whose edge is soft is a hard mask to %i channels", async (inChannels) => {
  const soft = { ...hard, data: hard.data.map((value, at) => (at % 64 === 19 ? 100 : value)) };
  const drawn = async (mask: typeof hard) => {
    const model = fakeModel({ denoiser: fakeDenoiser({ inChannels }) });
    const request = requestOf({ task: "edit", initImage: start, mask, steps: 3, guidanceScale: 0 });
    return await runPipeline(model, request, listen().watch);
  };
  const [ofHard, ofSoft] = [await drawn(hard), await drawn(soft)];
  expect(ofSoft.warnings).toEqual([]);
  const inside = ({ images: [image] }: typeof ofHard) =>
    image?.data.filter((_, at) => hard.data[Math.floor(at / 4)] === 255);
  expect(inside(ofSoft)).toEqual(inside(ofHard));
});

test("a mask of another size is refused", async () => {
  await expect(repaint({ mask: { width: 8, height: 8, data: new Uint8Array(64) } })).rejects.toThrow(
    "The mask is 8x8, but 64x64 is wanted.",
  );
});
