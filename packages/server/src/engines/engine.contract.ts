import { engineOptionFields, engineOptionNames, type EngineOptions } from "@pinhole/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawRequest } from "./draw-request.test.fixture.ts";
import type { DrawRequest, DrawResult, Engine, EngineModel, PartialImage, RgbaImage } from "./engine.ts";

const QUIET = { signal: new AbortController().signal, onPartial: () => {} };

/** A small picture with a gradient and a block: enough to see what an edit kept. */
function pictureOf(width: number, height: number): RgbaImage {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inBlock = x > width * 0.3 && x < width * 0.6 && y > height * 0.4;
      data.set(
        inBlock ? [200, 60, 40, 255] : [(x * 255) / width, 120, (y * 255) / height, 255],
        (y * width + x) * 4,
      );
    }
  }
  return { width, height, data };
}

function hashOf({ data }: RgbaImage): number {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Mean absolute difference of the colour channels, 0..255. */
function difference(one: RgbaImage, other: RgbaImage): number {
  let sum = 0;
  for (let at = 0; at < one.data.length; at++)
    if (at % 4 !== 3) sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
  return sum / (one.width * one.height * 3);
}

function firstOf({ images: [image] }: DrawResult): RgbaImage {
  if (!image) throw new Error("No picture came back.");
  return image.image;
}

export interface ContractOptions {
  /** False for a model that never learned: its pictures are noise, and resemble nothing. */
  resembles?: boolean;
}

/** What every engine must do. A new engine's test calls this with its factory. */
export function engineContract(
  name: string,
  create: () => Engine | Promise<Engine>,
  { resembles = true }: ContractOptions = {},
): void {
  describe(`${name} keeps the engine contract`, () => {
    let engine: Engine;
    let model: EngineModel;
    beforeAll(async () => {
      engine = await create();
      const [first] = await engine.listModels();
      if (!first) throw new Error("The engine lists no model.");
      model = first;
    });
    afterAll(() => engine.close());

    const asked = (more: Partial<DrawRequest> = {}) =>
      drawRequest({
        model: model.id,
        prompt: "a red house under a tree at sunset",
        width: 128,
        height: 96,
        ...more,
      });

    test("at least one model is listed, with capabilities, a licence and where its pixels come from", async () => {
      const models = await engine.listModels();
      expect(models.length).toBeGreaterThan(0);
      for (const { id, displayName, licence, created, provenance, capabilities } of models) {
        expect(id).toMatch(/^\w[\w.-]*(\/[\w.-]+)?$/);
        expect(displayName.length).toBeGreaterThan(0);
        expect(licence.length).toBeGreaterThan(0);
        expect(created).toBeGreaterThan(1_000_000_000);
        expect(provenance.software.length).toBeGreaterThan(0);
        expect(provenance.digitalSourceType).toMatch(
          /^http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//,
        );
        expect(capabilities.generate || capabilities.edit || capabilities.vary).toBe(true);
      }
    });

    test.for([
      [64, 64],
      [16, 16],
      [160, 64],
      [48, 130],
    ] as const)("a picture of %d x %d has exactly that size", async ([width, height]) => {
      const image = firstOf(await engine.draw(asked({ width, height }), QUIET));
      expect([image.width, image.height, image.data.length]).toEqual([width, height, width * height * 4]);
    });

    test("several pictures differ, and picture i has seed + i, modulo 2^32", async () => {
      const { images } = await engine.draw(asked({ count: 3, seed: 4294967294 }), QUIET);
      expect(images.map(({ seed }) => seed)).toEqual([4294967294, 4294967295, 0]);
      expect(new Set(images.map(({ image }) => hashOf(image))).size).toBe(3);
    });

    test("the same request and seed give the same bytes, however many are asked for", async () => {
      const [alone, among] = await Promise.all([
        engine.draw(asked({ seed: 8 }), QUIET),
        engine.draw(asked({ seed: 7, count: 2 }), QUIET),
      ]);
      expect(hashOf(firstOf(alone))).toBe(hashOf(among.images[1]?.image ?? firstOf(alone)));
      expect(among.images).toHaveLength(2);
    });

    test("another seed gives other bytes", async () => {
      const [one, other] = await Promise.all([
        engine.draw(asked({ seed: 1 }), QUIET),
        engine.draw(asked({ seed: 2 }), QUIET),
      ]);
      expect(hashOf(firstOf(one))).not.toBe(hashOf(firstOf(other)));
    });

    test("what was drawn is told", async () => {
      const { images } = await engine.draw(asked(), QUIET);
      expect(images[0]?.drew.length).toBeGreaterThan(0);
      expect(images[0]?.notDrawn).toEqual([]);
    });

    test("a draw that is aborted before it starts rejects with the signal's reason", async () => {
      const reason = new Error("gone away");
      await expect(
        engine.draw(asked(), { signal: AbortSignal.abort(reason), onPartial: () => {} }),
      ).rejects.toBe(reason);
    });

    test("a draw that is aborted meanwhile rejects with the signal's reason, and the next one is drawn", async () => {
      const controller = new AbortController();
      const reason = new Error("gone away");
      const drawing = engine.draw(asked({ width: 2048, height: 2048, count: 10 }), {
        signal: controller.signal,
        onPartial: () => {},
      });
      setTimeout(() => controller.abort(reason), 60);
      await expect(drawing).rejects.toBe(reason);
      expect((await engine.draw(asked(), QUIET)).images).toHaveLength(1);
    });

    test("partial images arrive in order, of the right size, and before the result", async () => {
      if (!model.capabilities.partialImages) return;
      const arrived: PartialImage[] = [];
      let finished = false;
      await engine.draw(asked({ partialImages: 3, count: 2 }), {
        signal: QUIET.signal,
        onPartial: (partial) => {
          expect(finished).toBe(false);
          arrived.push(partial);
        },
      });
      finished = true;
      for (const picture of [0, 1]) {
        const own = arrived.filter(({ pictureIndex }) => pictureIndex === picture);
        expect(own.map(({ partialIndex }) => partialIndex)).toEqual([0, 1, 2]);
        expect(new Set(own.map(({ image }) => hashOf(image))).size).toBe(3);
        for (const { image } of own) expect(image.data.length).toBe(128 * 96 * 4);
      }
    });

    test("no partial image comes unasked", async () => {
      const arrived: PartialImage[] = [];
      await engine.draw(asked(), { signal: QUIET.signal, onPartial: (partial) => arrived.push(partial) });
      expect(arrived).toEqual([]);
    });

    test("pixels where the mask is 0 equal the input's, and the inside changes", async () => {
      if (!model.capabilities.mask) return;
      const initImage = pictureOf(128, 96);
      const before = hashOf(initImage);
      const data = new Uint8Array(128 * 96);
      for (let y = 20; y < 70; y++) data.fill(255, y * 128 + 30, y * 128 + 90);
      const image = firstOf(
        await engine.draw(
          asked({
            task: "edit",
            prompt: "add a blue boat",
            initImage,
            mask: { width: 128, height: 96, data },
          }),
          QUIET,
        ),
      );
      let [kept, changed] = [true, 0];
      for (let at = 0; at < data.length; at++) {
        const same = [0, 1, 2, 3].every(
          (channel) => image.data[at * 4 + channel] === initImage.data[at * 4 + channel],
        );
        if (data[at] === 0) kept &&= same;
        else if (!same) changed++;
      }
      expect(kept).toBe(true);
      expect(changed).toBeGreaterThan(300);
      expect(hashOf(initImage)).toBe(before);
    });

    test("a variation differs from its input but relates to it", async () => {
      if (!model.capabilities.vary) return;
      const initImage = pictureOf(128, 96);
      const negative = {
        ...initImage,
        data: initImage.data.map((value, at) => (at % 4 === 3 ? value : 255 - value)),
      };
      const { images } = await engine.draw(asked({ task: "vary", prompt: "", initImage, count: 3 }), QUIET);
      for (const { image } of images) {
        expect(difference(image, initImage)).toBeGreaterThan(2);
        if (resembles) expect(difference(image, initImage)).toBeLessThan(difference(image, negative));
      }
      const ofNegative = await engine.draw(asked({ task: "vary", prompt: "", initImage: negative }), QUIET);
      expect(hashOf(firstOf(ofNegative))).not.toBe(hashOf(firstOf({ images, warnings: [] })));
      expect(new Set(images.map(({ image }) => hashOf(image))).size).toBe(3);
    });

    test("a transparent background is transparent, and the subject is not", async () => {
      if (!model.capabilities.transparentBackground) return;
      const { data } = firstOf(
        await engine.draw(asked({ background: "transparent", prompt: "a fox" }), QUIET),
      );
      const alphas = data.filter((_, at) => at % 4 === 3);
      expect(alphas[0]).toBe(0);
      expect(alphas.some((alpha) => alpha === 255)).toBe(true);
    });

    test("an option the model does not have is a warning that names it", async () => {
      const options: EngineOptions = {
        steps: 20,
        guidanceScale: 5,
        negativePrompt: "fog",
        strength: 0.5,
        scheduler: "euler",
        clipSkip: 1,
      };
      const { warnings } = await engine.draw(asked({ options }), QUIET);
      // A picture that begins from nothing has nothing to keep, whatever the model can do with a strength.
      for (const name of engineOptionNames.filter((option) => option !== "strength")) {
        expect(warnings.some(({ option }) => option === engineOptionFields[name])).toBe(
          !model.capabilities.options.includes(name),
        );
      }
      expect(warnings.some(({ option }) => option === "strength")).toBe(true);
    });

    test("several draws at once do not mix", async () => {
      const prompts = ["a fox", "a red boat", "a blue house"];
      const together = await Promise.all(prompts.map((prompt) => engine.draw(asked({ prompt }), QUIET)));
      const alone: DrawResult[] = [];
      for (const prompt of prompts) alone.push(await engine.draw(asked({ prompt }), QUIET));
      expect(together.map((result) => hashOf(firstOf(result)))).toEqual(
        alone.map((result) => hashOf(firstOf(result))),
      );
    });

    test("close settles, twice as well, and a later draw rejects", async () => {
      const short = await create();
      await short.draw(asked(), QUIET);
      await short.close();
      await short.close();
      await expect(short.draw(asked(), QUIET)).rejects.toThrow(/closed/);
    });
  });
}
