import type { ImageRequest } from "@pinhole/contract";
import { expect, test } from "vitest";
import type { Mask } from "../engines/engine.ts";
import { decodeImage } from "../images/decode-image.ts";
import { inspectImage } from "../images/inspect-image.ts";
import { colourOf, createFakeEngine, fill } from "./fake-engine.test.fixture.ts";
import { type EncodedPartial, performRequest } from "./perform-request.ts";
import type { PreparedInputs } from "./prepare-inputs.ts";
import { request } from "./orders.test.fixture.ts";

const inputs: PreparedInputs = { size: { width: 32, height: 16 }, referenceImages: [], inputSizes: [] };
const never = new AbortController().signal;

function work(changes: Partial<ImageRequest> = {}, prepared = inputs) {
  return { request: { ...request, ...changes }, seed: 7, inputs: prepared, ...createFakeEngine() };
}

const ignorePartials = { signal: never, onPartial: async () => {} };

function failToStore(): Promise<void> {
  return Promise.reject(new Error("disk full"));
}

async function isTransparent(changes: Partial<ImageRequest>, prepared: PreparedInputs) {
  return (await performRequest(work(changes, prepared), ignorePartials)).pictures[0]?.transparent;
}

test("a request becomes as many files as it asked for, each with its seed", async () => {
  const performed = await performRequest(work({ count: 3 }), ignorePartials);
  expect(performed).toMatchObject({ engine: "fake", model: "fake-1", size: inputs.size, warnings: [] });
  expect(performed.pictures.map(({ seed }) => seed)).toEqual([7, 8, 9]);
  for (const { bytes, seed, mediaType } of performed.pictures) {
    const { width, height, data } = await decodeImage(bytes);
    expect({ width, height, mediaType }).toEqual({ width: 32, height: 16, mediaType: "image/png" });
    expect([...data.subarray(0, 4)]).toEqual(colourOf(seed));
  }
});

test("the same request and seed are the same bytes", async () => {
  const [one, two] = await Promise.all([work(), work()].map((each) => performRequest(each, ignorePartials)));
  expect(
    Buffer.compare(one?.pictures[0]?.bytes ?? Buffer.of(1), two?.pictures[0]?.bytes ?? Buffer.of(2)),
  ).toBe(0);
});

test.for([
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["webp", "image/webp"],
] as const)("a picture is a %s where it was asked for", async ([outputFormat, mediaType]) => {
  const { pictures } = await performRequest(work({ outputFormat }), ignorePartials);
  expect(pictures[0]?.mediaType).toBe(mediaType);
  expect((await inspectImage(pictures[0]?.bytes ?? new Uint8Array())).format).toBe(outputFormat);
});

test("outside the mask every pixel is the input's, inside it the engine's, in partial images as well", async () => {
  const initImage = fill(inputs.size, 0xabcdef);
  const mask: Mask = {
    ...inputs.size,
    data: new Uint8Array(32 * 16).map((_, pixel) => (pixel % 2 === 0 ? 255 : 0)),
  };
  const partials: EncodedPartial[] = [];
  const { pictures } = await performRequest(
    work({ operation: "createImageEdit", partialImages: 1, stream: true }, { ...inputs, initImage, mask }),
    { signal: never, onPartial: async (partial) => void partials.push(partial) },
  );
  for (const [file, seed] of [[pictures[0]?.bytes, 7] as const, [partials[0]?.bytes, 8] as const]) {
    const { data } = await decodeImage(file ?? new Uint8Array());
    for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
      const expected = colourOf(pixel % 2 === 0 ? seed : 0xabcdef);
      expect([...data.subarray(pixel * 4, pixel * 4 + 4)]).toEqual(expected);
    }
  }
});

test("a picture that is its own mask is filled up: where it was half transparent, by half of what is painted", async () => {
  const [red, green, blue] = [200, 100, 40];
  const alphas = [0, 51, 255];
  const picture = (values: number[][]) => ({ width: 3, height: 1, data: Uint8Array.from(values.flat()) });
  const prepared: PreparedInputs = {
    ...inputs,
    size: { width: 3, height: 1 },
    initImage: picture(alphas.map((alpha) => [red, green, blue, alpha])),
    mask: { width: 3, height: 1, data: Uint8Array.from(alphas, (alpha) => 255 - alpha) },
    isMaskedByAlpha: true,
  };
  const { pictures } = await performRequest(work({ operation: "createImageEdit" }, prepared), ignorePartials);
  const { data } = await decodeImage(pictures[0]?.bytes ?? new Uint8Array());
  const painted = colourOf(7);
  const between = [red, green, blue].map((kept, at) => Math.round(0.2 * kept + 0.8 * (painted[at] ?? 0)));
  expect([...data]).toEqual([...painted, ...between, 255, red, green, blue, 255]);
});

test("partial images are handed on one at a time, in the engine's order", async () => {
  const seen: string[] = [];
  let busy = 0;
  await performRequest(work({ count: 2, partialImages: 3, stream: true }), {
    signal: never,
    async onPartial({ pictureIndex, partialIndex }) {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 3 - partialIndex));
      seen.push(`${pictureIndex}.${partialIndex}`);
      busy -= 1;
    },
  });
  expect(seen).toEqual(["0.0", "0.1", "0.2", "1.0", "1.1", "1.2"]);
});

test("a partial image that cannot be handed on fails the request", async () => {
  const asked = work({ partialImages: 2, stream: true });
  await expect(performRequest(asked, { signal: never, onPartial: failToStore })).rejects.toThrow("disk full");
});

test("a request fails only after the partial images before the failure are handed on", async () => {
  const { engine, ...rest } = work({ partialImages: 2 });
  const failing = {
    ...engine,
    async draw(...asked: Parameters<typeof engine.draw>): Promise<never> {
      await engine.draw(...asked);
      throw new Error("broken");
    },
  };
  const handedOn: number[] = [];
  const onPartial = async ({ partialIndex }: EncodedPartial) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    handedOn.push(partialIndex);
  };
  await expect(performRequest({ ...rest, engine: failing }, { signal: never, onPartial })).rejects.toThrow(
    "broken",
  );
  expect(handedOn).toEqual([0, 1]);
});

test("the engine gets the request in its own words", async () => {
  const asked = work({
    model: "dall-e-3",
    prompt: "a fox",
    quality: "low",
    style: "vivid",
    moderation: "low",
    engineOptions: { steps: 3 },
  });
  await performRequest(asked, ignorePartials);
  expect(asked.draws).toEqual([
    {
      task: "generate",
      model: "fake-1",
      askedFor: "dall-e-3",
      prompt: "a fox",
      width: 32,
      height: 16,
      count: 1,
      seed: 7,
      initImage: undefined,
      referenceImages: [],
      mask: undefined,
      quality: "low",
      style: "vivid",
      background: "auto",
      partialImages: 0,
      moderation: "low",
      options: { steps: 3 },
    },
  ]);
});

test("an option the model does not know is a warning beside the request's own", async () => {
  const own = { option: "bogus", message: "changes nothing" };
  const { warnings } = await performRequest(
    work({ warnings: [own], engineOptions: { steps: 3, negativePrompt: "fog" } }),
    ignorePartials,
  );
  expect(warnings).toEqual([
    own,
    {
      option: "negative_prompt",
      message: "The model 'fake-1' has no 'negative_prompt', so it changed nothing.",
    },
  ]);
});

test("what the model cannot do is an error, and nothing is drawn", async () => {
  const cannotEdit = work({ operation: "createImageEdit" });
  cannotEdit.model.capabilities.edit = false;
  const cannotClear = work({ background: "transparent" });
  cannotClear.model.capabilities.transparentBackground = false;
  const expected = [{ code: "unsupported_operation" }, { param: "background" }];
  for (const [index, asked] of [cannotEdit, cannotClear].entries()) {
    await expect(performRequest(asked, ignorePartials)).rejects.toMatchObject({
      status: 400,
      ...expected[index],
    });
    expect(asked.draws).toEqual([]);
  }
});

test("an aborted request rejects with the reason, even if the engine goes on", async () => {
  const controller = new AbortController();
  const stubborn = createFakeEngine(async () => controller.abort(new Error("gone")));
  const asked = { ...work(), ...stubborn };
  await expect(
    performRequest(asked, { signal: controller.signal, onPartial: async () => {} }),
  ).rejects.toThrow("gone");
});

test("transparency is reported as it is in the file", async () => {
  const glass = { ...inputs, initImage: { ...inputs.size, data: new Uint8Array(32 * 16 * 4) } };
  const mask: Mask = { ...inputs.size, data: new Uint8Array(32 * 16) };
  const edit = { operation: "createImageEdit" } as const;
  expect(await isTransparent({}, inputs)).toBe(false);
  expect(await isTransparent(edit, { ...glass, mask })).toBe(true);
  expect(await isTransparent({ ...edit, outputFormat: "jpeg" }, { ...glass, mask })).toBe(false);
});
