import type { DrawRequest, DrawWatch, Engine, EngineModel, RgbaImage } from "../engines/engine.ts";

export interface FakeEngine {
  engine: Engine;
  model: EngineModel;
  /** What it was asked for, in order. */
  draws: DrawRequest[];
}

/**
 * An engine that fills every picture with one opaque colour made from its seed.
 * @param before runs first: a test makes it wait, fail or look
 */
export function createFakeEngine(
  before: (request: DrawRequest, watch: DrawWatch) => Promise<void> = async () => {},
): FakeEngine {
  const draws: DrawRequest[] = [];
  const model: EngineModel = {
    id: "fake-1",
    displayName: "Fake",
    licence: "MIT",
    ownedBy: "tests",
    created: 0,
    provenance: {
      software: "Fake 1",
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
    },
    capabilities: {
      generate: true,
      edit: true,
      mask: true,
      vary: true,
      partialImages: true,
      transparentBackground: true,
      options: ["steps"],
    },
  };
  const engine: Engine = {
    name: "fake",
    jobsAtOnce: Infinity,
    listModels: async () => [model],
    async draw(request, watch) {
      draws.push(request);
      await before(request, watch);
      watch.signal.throwIfAborted();
      const seeds = Array.from({ length: request.count }, (_, index) => (request.seed + index) % 2 ** 32);
      seeds.forEach((seed, pictureIndex) => {
        for (let partialIndex = 0; partialIndex < request.partialImages; partialIndex += 1) {
          watch.onPartial({ pictureIndex, partialIndex, image: fill(request, seed + partialIndex + 1) });
        }
      });
      const images = seeds.map((seed) => ({
        image: fill(request, seed),
        seed,
        drew: ["one colour"],
        notDrawn: [request.prompt],
        revisedPrompt: "Drew: one colour.",
      }));
      return { images, warnings: [] };
    },
    close: async () => {},
  };
  return { engine, model, draws };
}

/** The colour a seed stands for, as [red, green, blue, 255]. */
export function colourOf(seed: number): number[] {
  return [seed & 255, (seed >>> 8) & 255, (seed >>> 16) & 255, 255];
}

/** A picture of one colour. */
export function fill({ width, height }: { width: number; height: number }, seed: number): RgbaImage {
  const data = new Uint8Array(width * height * 4);
  const colour = colourOf(seed);
  for (let offset = 0; offset < data.length; offset += 4) data.set(colour, offset);
  return { width, height, data };
}
