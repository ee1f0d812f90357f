import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { DrawRequest, DrawWatch, Engine, EngineModel, RgbaImage } from "./engine.ts";

export interface FakeEngineOptions {
  /** How long one draw takes. */
  drawMs?: number;
  capabilities?: Partial<EngineModel["capabilities"]>;
  /** Told of each request as it comes. */
  onDraw?: (request: DrawRequest) => void;
  /** Pixels that no codec makes smaller. */
  noise?: boolean;
  /** Thrown instead of drawing. */
  failure?: Error;
}

/** An engine for tests of what lies around engines: plain colours, at once or after a time. */
export function createFakeEngine(options: FakeEngineOptions = {}): Engine & { aborted: number } {
  const engine = {
    name: "fake",
    jobsAtOnce: Infinity,
    aborted: 0,
    listModels: async () => [describeModel(options)],
    async draw(request: DrawRequest, watch: DrawWatch) {
      const { signal } = watch;
      options.onDraw?.(request);
      if (options.failure) throw options.failure;
      for (let partialIndex = 0; partialIndex < request.partialImages; partialIndex += 1) {
        watch.onPartial({ pictureIndex: 0, partialIndex, image: fill(request, 64 * partialIndex) });
      }
      try {
        await delay(options.drawMs ?? 0, undefined, { signal });
      } catch {
        engine.aborted += 1;
        throw signal.reason;
      }
      const images = Array.from({ length: request.count }, (_, index) => ({
        image: options.noise ? scatter(request) : fill(request, 40 * index),
        seed: (request.seed + index) % 2 ** 32,
        drew: ["a plain colour"],
        notDrawn: [],
        revisedPrompt: "Drew: a plain colour.",
      }));
      return { images, warnings: [] };
    },
    close: async () => {},
  };
  return engine;
}

function describeModel({ capabilities }: FakeEngineOptions): EngineModel {
  return {
    id: "sketch",
    displayName: "Fake",
    licence: "MIT",
    ownedBy: "pinhole",
    created: 1_790_000_000,
    provenance: {
      software: "Fake",
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
    },
    capabilities: {
      generate: true,
      edit: true,
      mask: true,
      vary: true,
      partialImages: true,
      transparentBackground: true,
      options: [],
      ...capabilities,
    },
  };
}

function scatter({ width, height }: DrawRequest): RgbaImage {
  return { width, height, data: randomBytes(width * height * 4) };
}

function fill({ width, height }: DrawRequest, red: number): RgbaImage {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4) data[at] = red;
  return { width, height, data };
}
