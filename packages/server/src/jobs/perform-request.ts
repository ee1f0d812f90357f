import type { DrawingStep, ImageRequest, Size, Warning } from "@pinhole/contract";
import type {
  DrawnImage,
  DrawRequest,
  DrawResult,
  Engine,
  EngineModel,
  PartialImage,
  RgbaImage,
} from "../engines/engine.ts";
import { encodeImage } from "../images/encode-image.ts";
import { keepOutsideMask } from "../images/keep-outside-mask.ts";
import { checkCapabilities } from "./check-capabilities.ts";
import type { PreparedInputs } from "./prepare-inputs.ts";

export interface RequestedWork {
  request: ImageRequest;
  /** Picture i is drawn with seed + i. */
  seed: number;
  inputs: PreparedInputs;
  engine: Engine;
  /** One of the engine's. */
  model: EngineModel;
}

/** A picture as a file. */
export interface EncodedImage extends Size {
  bytes: Uint8Array;
  mediaType: string;
  transparent: boolean;
}

export interface EncodedPicture extends EncodedImage {
  seed: number;
  revisedPrompt?: string;
  drew: string[];
  notDrawn: string[];
}

export interface EncodedPartial extends EncodedImage {
  pictureIndex: number;
  partialIndex: number;
}

export interface PerformWatch {
  signal: AbortSignal;
  /** Called with one partial image after the other, in order; the next waits for it. */
  onPartial(partial: EncodedPartial): Promise<void>;
  /** Called after each step of a drawing that has steps; with step 0 before its model is loaded. */
  onStep?(step: DrawingStep): void;
}

export interface PerformedRequest {
  /** In order of their seeds. */
  pictures: EncodedPicture[];
  warnings: Warning[];
  engine: string;
  model: string;
  size: Size;
}

const mediaTypes = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" } as const;

/**
 * One request from pixels to files: draws, keeps what is outside the mask, encodes. Knows no storage and no HTTP.
 * @throws {ApiError} where the model cannot do it; whatever the engine throws; the signal's reason when it aborts
 */
export async function performRequest(work: RequestedWork, watch: PerformWatch): Promise<PerformedRequest> {
  const { request, inputs, engine, model } = work;
  const unsupported = checkCapabilities(request, model);
  const partials = encodeInOrder(work, watch);
  const drawn = await draw(work, watch, partials);
  watch.signal.throwIfAborted();
  const pictures = await Promise.all(drawn.images.map((image) => encodePicture(image, work)));
  const told = new Set(drawn.warnings.map(({ option }) => option));
  return {
    pictures,
    warnings: [
      ...request.warnings,
      ...unsupported.filter(({ option }) => !told.has(option)),
      ...drawn.warnings,
    ],
    engine: engine.name,
    model: model.id,
    size: inputs.size,
  };
}

/** However the drawing ends, the partial images handed over before are through with before anybody hears of it. */
async function draw(work: RequestedWork, watch: PerformWatch, partials: PartialQueue): Promise<DrawResult> {
  try {
    return await work.engine.draw(toDrawRequest(work), {
      signal: watch.signal,
      onPartial: partials.add,
      onStep: (step) => watch.onStep?.(step),
    });
  } finally {
    await partials.done();
  }
}

const tasks = { createImage: "generate", createImageEdit: "edit", createImageVariation: "vary" } as const;

function toDrawRequest({ request, seed, inputs, model }: RequestedWork): DrawRequest {
  const { initImage, initScene, referenceImages, mask, size } = inputs;
  return {
    task: tasks[request.operation],
    model: model.id,
    askedFor: request.model === model.id ? undefined : request.model,
    prompt: request.prompt,
    ...size,
    count: request.count,
    seed,
    initImage,
    initScene,
    referenceImages,
    mask,
    quality: request.quality,
    style: request.style,
    background: request.background,
    partialImages: request.partialImages,
    moderation: request.moderation,
    options: request.engineOptions,
  };
}

interface PartialQueue {
  add: (partial: PartialImage) => void;
  /** Resolves when every partial has been handed on; rejects as the first that could not be. */
  done: () => Promise<void>;
}

function encodeInOrder(work: RequestedWork, watch: PerformWatch): PartialQueue {
  let last = Promise.resolve();
  async function handOn({ image, pictureIndex, partialIndex }: PartialImage, before: Promise<void>) {
    await before;
    watch.signal.throwIfAborted();
    await watch.onPartial({ ...(await encode({ image }, work)), pictureIndex, partialIndex });
  }
  return {
    add(partial) {
      last = handOn(partial, last);
      // A failure is reported by done(); until then nobody waits for it.
      last.catch(() => undefined);
    },
    done: () => last,
  };
}

async function encodePicture(drawn: DrawnImage, work: RequestedWork): Promise<EncodedPicture> {
  const { seed, revisedPrompt, drew, notDrawn } = drawn;
  return { ...(await encode(drawn, work)), seed, revisedPrompt, drew, notDrawn };
}

async function encode(
  { image: painted, scene }: Pick<DrawnImage, "image" | "scene">,
  { request, inputs, model }: RequestedWork,
): Promise<EncodedImage> {
  const { initImage, mask, isMaskedByAlpha } = inputs;
  const kept = initImage && isMaskedByAlpha ? withoutTransparency(initImage) : initImage;
  const image = kept && mask ? keepOutsideMask(kept, painted, mask) : painted;
  const { outputFormat: format, outputCompression: compression } = request;
  return {
    bytes: await encodeImage(image, { format, compression, provenance: model.provenance, scene }),
    mediaType: mediaTypes[format],
    width: image.width,
    height: image.height,
    transparent: format !== "jpeg" && hasTransparency(image),
  };
}

/** The colours alone. */
function withoutTransparency(image: RgbaImage): RgbaImage {
  const data = Uint8Array.from(image.data);
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  return { ...image, data };
}

function hasTransparency({ data }: RgbaImage): boolean {
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return true;
  return false;
}
