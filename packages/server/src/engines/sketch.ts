import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { engineOptionFields, engineOptionNames, type Warning } from "@pinhole/contract";
import { SKETCH_MODEL } from "@pinhole/sketch";
import type { PictureRequest } from "@pinhole/sketch";
import { Piscina } from "piscina";
import type { DrawnImage, DrawRequest, DrawWatch, Engine, EngineModel, RgbaImage } from "./engine.ts";
import type { SketchedPicture, SketchMessage, SketchTask } from "./sketch-worker.ts";

const MODEL: EngineModel = {
  id: SKETCH_MODEL.id,
  displayName: SKETCH_MODEL.displayName,
  licence: SKETCH_MODEL.licence,
  ownedBy: "pinhole",
  created: SKETCH_MODEL.created,
  provenance: { software: SKETCH_MODEL.software, digitalSourceType: SKETCH_MODEL.digitalSourceType },
  capabilities: {
    generate: true,
    edit: true,
    mask: true,
    vary: true,
    partialImages: true,
    transparentBackground: true,
    options: ["negativePrompt"],
  },
};

// The same worker runs from sources (Node strips the types) and from the built package.
const fromSource = import.meta.url.endsWith(".ts");
const WORKER = new URL(fromSource ? "./sketch-worker.ts" : "./sketch-worker.js", import.meta.url).href;

export interface SketchEngineOptions {
  /** Worker threads at most; one picture takes one. */
  threads: number;
}

/** The built-in engine: `@pinhole/sketch` on worker threads, one task a picture. Workers start with the first drawing. */
export function createSketchEngine({ threads }: SketchEngineOptions): Engine {
  let pool: Piscina<SketchTask, void> | undefined;
  let closed = false;
  function startedPool(): Piscina<SketchTask, void> {
    if (closed) throw new Error("The sketch engine is closed.");
    pool ??= new Piscina({
      filename: WORKER,
      name: "drawInWorker",
      execArgv: fromSource ? ["--conditions=@pinhole/source"] : [],
      env: workerEnvironment(),
      // Waiting on an atomic, a worker's event loop stands still, and what the rasteriser holds is never let go.
      atomics: "disabled",
      // Pixels are outside this heap; the scenes it holds are small and short-lived.
      resourceLimits: { maxYoungGenerationSizeMb: 3 },
      minThreads: 1,
      maxThreads: Math.max(1, threads),
      idleTimeout: 30_000,
    });
    return pool;
  }
  return {
    name: "sketch",
    jobsAtOnce: Infinity,
    listModels: async () => [MODEL],
    async draw(request, watch) {
      watch.signal.throwIfAborted();
      const workers = startedPool();
      const shared = shareInputs(request);
      const pictures = Array.from({ length: request.count }, (_, index) =>
        drawOne(workers, { request: shared, index, watch }),
      );
      const drawn = await Promise.all(pictures);
      return {
        images: drawn.map(({ image, drew, notDrawn, revisedPrompt, sceneText }, index): DrawnImage => ({
          image,
          seed: seedOf(request, index),
          drew,
          notDrawn,
          revisedPrompt,
          scene: sceneText,
        })),
        warnings: distinct([...unsupportedOptions(request), ...drawn.flatMap(({ warnings }) => warnings)]),
      };
    },
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
}

/** With the program's compile cache, which a thread does not inherit. Without it, it compiles for itself. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  // Node keeps a folder for its version inside the one that is named.
  return cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(cache) };
}

interface PictureWork {
  request: DrawRequest;
  index: number;
  watch: DrawWatch;
}

async function drawOne(workers: Piscina<SketchTask, void>, work: PictureWork): Promise<SketchedPicture> {
  const { port1: here, port2: there } = new MessageChannel();
  const { promise, resolve } = Promise.withResolvers<SketchedPicture>();
  here.on("message", (message: SketchMessage) => {
    if (message.kind === "picture") resolve(message.picture);
    else if (!work.watch.signal.aborted) {
      work.watch.onPartial({ pictureIndex: work.index, partialIndex: message.index, image: message.image });
    }
  });
  try {
    const task: SketchTask = { request: pictureRequest(work.request, work.index), port: there };
    await workers.run(task, { signal: work.watch.signal, transferList: [there] });
    return await promise;
  } catch (error) {
    work.watch.signal.throwIfAborted();
    throw error;
  } finally {
    here.close();
  }
}

function seedOf(request: DrawRequest, index: number): number {
  return (request.seed + index) % 2 ** 32;
}

function pictureRequest(request: DrawRequest, index: number): PictureRequest {
  const unwanted = request.options.negativePrompt?.split(/[,;.]/).filter((part) => part.trim() !== "") ?? [];
  return {
    task: request.task,
    prompt: [request.prompt, ...unwanted.map((part) => `without ${part.trim()}`)].join(". "),
    width: request.width,
    height: request.height,
    seed: seedOf(request, index),
    background: request.background,
    quality: request.quality,
    style: request.style,
    partialImages: request.partialImages,
    initImage: request.initImage,
    initScene: request.initScene,
    referenceImages: request.referenceImages,
    mask: request.mask,
  };
}

function share<Image extends RgbaImage>(image: Image): Image {
  const data = new Uint8Array(new SharedArrayBuffer(image.data.length));
  data.set(image.data);
  return { ...image, data };
}

/** Input pixels in memory that every worker reads: copied once, however many pictures are drawn. */
function shareInputs(request: DrawRequest): DrawRequest {
  return {
    ...request,
    initImage: request.initImage && share(request.initImage),
    mask: request.mask && share(request.mask),
    referenceImages: request.referenceImages.map(share),
  };
}

function unsupportedOptions({ options }: DrawRequest): Warning[] {
  return engineOptionNames
    .filter((name) => options[name] !== undefined && !MODEL.capabilities.options.includes(name))
    .map((name) => engineOptionFields[name])
    .map((option) => ({
      option,
      message: `sketch draws without a denoiser, so '${option}' changed nothing.`,
    }));
}

function distinct(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.option} ${warning.message}`, warning])).values()];
}
