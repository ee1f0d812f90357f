import { expect, onTestFinished, test, vi } from "vitest";
import { draw, edit } from "./draw.test.fixture.ts";
import {
  fakeDenoiser,
  fakeModel,
  fakeTextEncoder,
  fakeVae,
  listen,
  predictByFormula,
} from "./fake-model.test.fixture.ts";
import { placePreviews } from "./watch-steps.ts";

test("previews lie evenly between the first step and the last", () => {
  expect(placePreviews(3, 20)).toEqual([4, 9, 14]);
  expect(placePreviews(1, 4)).toEqual([1]);
  expect(placePreviews(2, 50)).toEqual([16, 32]);
});

test("fewer steps than previews give fewer, and none twice or last", () => {
  for (let steps = 1; steps < 8; steps += 1)
    for (let previews = 0; previews <= 3; previews += 1) {
      const placed = placePreviews(previews, steps);
      expect(placed).toHaveLength(Math.min(previews, steps - 1));
      expect(new Set(placed).size).toBe(placed.length);
      expect(placed.every((index) => index >= 0 && index < steps - 1)).toBe(true);
    }
});

test("steps are told with their number over all pictures", async () => {
  const heard = listen();
  await draw(fakeModel(), { steps: 2, seeds: [1, 2] }, heard);
  expect(heard.steps).toEqual(["1/4", "2/4", "3/4", "4/4"]);
});

test("the seconds of a step are the step's alone: no reading, opening, encoding, decoding or showing", async () => {
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  onTestFinished(() => void vi.restoreAllMocks());
  const after = async <Result>(milliseconds: number, work: () => Promise<Result>) => {
    clock += milliseconds;
    return await work();
  };
  const [text, vae, slow] = [fakeTextEncoder(), fakeVae(), 1e6];
  const slowVae = fakeVae({
    encode: async (image) => await after(slow, async () => await vae.encode(image)),
    decode: async (latents) => await after(slow, async () => await vae.decode(latents)),
  });
  const model = fakeModel({
    textEncoders: [
      fakeTextEncoder({
        encode: async (...given) => await after(slow, async () => await text.encode(...given)),
      }),
    ],
    denoiser: fakeDenoiser({
      open: async () => await after(slow, async () => {}),
      predict: async (input) => await after(250, async () => predictByFormula(input)),
    }),
    vae: slowVae,
    tinyVae: slowVae,
  });
  const heard = listen();
  const told: number[] = [];
  heard.watch.onStep = ({ seconds }) => told.push(seconds);
  await draw(model, { ...edit, steps: 3, seeds: [1, 2], previews: 2 }, heard);
  expect(heard.previews).not.toEqual([]);
  expect(told).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("previews are spread over the steps, one series for each picture, and never the last step", async () => {
  const heard = listen();
  await draw(fakeModel(), { steps: 8, seeds: [1, 2], previews: 3 }, heard);
  expect(heard.previews.map(({ pictureIndex, previewIndex }) => [pictureIndex, previewIndex])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(heard.previews[0]?.image).toMatchObject({ width: 64, height: 64 });
});

test("a preview is what the tiny decoder makes of the clean latents", async () => {
  const heard = listen();
  const grey = { dims: [1, 3, 64, 64], data: new Float32Array(3 * 64 * 64) };
  const tinyVae = fakeVae({ scalingFactor: 1, decode: async () => grey });
  await draw(fakeModel({ tinyVae }), { steps: 4, previews: 1, fullDecoder: true }, heard);
  expect(heard.previews).toHaveLength(1);
  expect(Array.from(heard.previews[0]?.image.data.slice(0, 4) ?? [])).toEqual([128, 128, 128, 255]);
});
