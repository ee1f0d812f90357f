import {
  type ApiError,
  apiError,
  families,
  type ImageRequest,
  resolveSize,
  type Size,
} from "@pinhole/contract";
import type { EngineModel, Mask, RgbaImage } from "../engines/engine.ts";
import { decodeImage } from "../images/decode-image.ts";
import type { ImageSource } from "../images/image-source.ts";
import { maskFromAlpha } from "../images/mask-from-alpha.ts";
import type { DecodeLimits } from "../images/open-image.ts";
import { readScene } from "../images/read-scene.ts";
import { resizeImage } from "../images/resize-image.ts";
import { resizeMask } from "../images/resize-mask.ts";
import { TooManyPixels, UnreadableImage } from "../images/unreadable-image.ts";

/** The encoded files of a request. */
export interface InputFiles {
  /** In the order they were sent. */
  images: ImageSource[];
  mask?: ImageSource;
}

/** The files as pixels: the first image and the mask in the size of the picture, the others in their own. */
export interface PreparedInputs {
  /** Of the picture to draw. */
  size: Size;
  initImage?: RgbaImage;
  /** Of a variation: the scene in the metadata of its image. */
  initScene?: string;
  referenceImages: RgbaImage[];
  mask?: Mask;
  /** The mask is the first image's own transparency: in the picture nothing of that is left. */
  isMaskedByAlpha?: boolean;
  /** Of the images as they were sent. */
  inputSizes: Size[];
}

/**
 * Decodes a request's files and brings them to the picture's size. An edit without a mask is masked by the first
 * image's own transparency where its family has that rule (images-api §7), and otherwise may change everywhere.
 * @throws {ApiError} for a file that cannot be decoded
 */
export async function prepareInputs(
  request: ImageRequest,
  files: InputFiles,
  { usualSize, ...limits }: DecodeLimits & Pick<EngineModel, "usualSize"> = {},
): Promise<PreparedInputs> {
  const family = families[request.family];
  const images = await Promise.all(files.images.map((source, index) => decode(source, index + 1, limits)));
  const maskImage = files.mask && (await decode(files.mask, "mask", limits));
  const [first, ...referenceImages] = images;
  const size = resolveSize(request.size, family, { input: first, usualSize });
  const inputSizes = images.map(({ width, height }) => ({ width, height }));
  if (first === undefined) return { size, referenceImages, inputSizes };
  const isMaskedByAlpha = !maskImage && request.operation === "createImageEdit" && family.uploads.alphaIsMask;
  const maskSource = maskImage ?? (isMaskedByAlpha ? first : undefined);
  return {
    size,
    initImage: await resizeImage(first, size),
    initScene: await sceneOf(request, files, limits),
    referenceImages,
    mask: maskSource && (await resizeMask(maskFromAlpha(maskSource), size)),
    isMaskedByAlpha,
    inputSizes,
  };
}

/** Only variations draw a picture's things anew; an edit keeps what it is given. */
async function sceneOf(
  { operation }: ImageRequest,
  { images: [first] }: InputFiles,
  limits: DecodeLimits,
): Promise<string | undefined> {
  return operation === "createImageVariation" && first ? await readScene(first, limits) : undefined;
}

async function decode(
  source: ImageSource,
  position: number | "mask",
  limits: DecodeLimits,
): Promise<RgbaImage> {
  try {
    return await decodeImage(source, limits);
  } catch (error) {
    throw error instanceof UnreadableImage ? explain(error, position) : error;
  }
}

function explain(error: UnreadableImage, position: number | "mask"): ApiError {
  if (!(error instanceof TooManyPixels)) return apiError("invalidImageFile", { position });
  return apiError("imageTooManyPixels", { position, ...error.size, maxPixels: error.maxPixels });
}
