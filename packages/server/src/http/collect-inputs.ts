import { createHash } from "node:crypto";
import {
  type ApiError,
  apiError,
  checkInlineImage,
  checkInputImages,
  families,
  type ImageFacts,
  type ImageSource,
  type ParsedRequest,
} from "@pinhole/contract";
import { decodeImage } from "../images/decode-image.ts";
import { inspectImage } from "../images/inspect-image.ts";
import { sniffFormat } from "../images/sniff-format.ts";
import { TooManyPixels, UnreadableImage } from "../images/unreadable-image.ts";
import type { OrderedInput } from "../jobs/accept-job.ts";
import { fetchImageUrl } from "./fetch-image-url.ts";
import type { UploadPart } from "./read-body.ts";
import type { Services } from "./services.ts";

/** Image 1, 2 … or the mask: how errors call it. */
type Position = number | "mask";

/**
 * Brings a request's images together, whether uploaded, inline or fetched, and checks what can be checked without
 * decoding their pixels; for a stream, whose errors must come before its first byte, these too.
 * @throws {ApiError} for the first image or mask that cannot be used
 */
export async function collectInputs(
  { request, images, mask }: ParsedRequest<UploadPart>,
  services: Services,
): Promise<OrderedInput[]> {
  if (images.length === 0) return [];
  const family = families[request.family];
  const sources: [ImageSource<UploadPart>, Position][] = images.map((source, index) => [source, index + 1]);
  if (mask) sources.push([mask, "mask"]);
  const inputs: OrderedInput[] = [];
  const facts: ImageFacts[] = [];
  for (const [source, position] of sources) {
    const input = await readSource(source, { position, family, services });
    inputs.push(input);
    facts.push(await inspect(input, { position, isWhole: request.stream, ...services.config }));
  }
  checkInputImages({
    operation: request.operation,
    family,
    mode: services.config.mode,
    images: facts.slice(0, images.length),
    mask: facts[images.length],
  });
  return inputs;
}

interface Reading {
  position: Position;
  family: (typeof families)[keyof typeof families];
  services: Services;
}

async function readSource(source: ImageSource<UploadPart>, reading: Reading): Promise<OrderedInput> {
  const role = reading.position === "mask" ? "mask" : "image";
  if (source.kind === "file") {
    const { path, sha256, byteLength, format } = source.file;
    return { role, content: { tempPath: path }, sha256, mediaType: `image/${format ?? "png"}`, byteLength };
  }
  const bytes = await readInline(source, reading);
  const format = sniffFormat(bytes);
  const named = { name: source.name, isMask: role === "mask" };
  checkInlineImage(named, { byteLength: bytes.length, format }, reading.family);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { role, content: bytes, sha256, mediaType: `image/${format ?? "png"}`, byteLength: bytes.length };
}

async function readInline(
  source: Exclude<ImageSource<UploadPart>, { kind: "file" }>,
  { position, family, services }: Reading,
): Promise<Uint8Array> {
  if (source.kind === "data-url") return decodeBase64(source.base64, position);
  if (!services.config.fetchImageUrls) {
    throw apiError("remoteImage", {
      name: source.name,
      reason: "this server does not fetch addresses. Send the image as a data URL (data:image/png;base64,…).",
    });
  }
  return await fetchImageUrl(source, { maxBytes: family.uploads.maximumBytes });
}

/** Buffer skips what is not base64, so that a length that is short tells of a bad character. */
function decodeBase64(text: string, position: Position): Uint8Array {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = Buffer.from(text, "base64");
  if (text.length === 0 || text.length % 4 !== 0 || bytes.length !== (text.length / 4) * 3 - padding) {
    throw apiError("invalidImageFile", { position });
  }
  return bytes;
}

interface Inspection {
  position: Position;
  maxPixels: number;
  /** Whether the pixels are looked at as well: a stream has sent its status long before the work looks at them. */
  isWhole: boolean;
}

async function inspect(
  { content }: OrderedInput,
  { position, maxPixels, isWhole }: Inspection,
): Promise<ImageFacts> {
  try {
    const source = content instanceof Uint8Array ? content : { path: content.tempPath };
    const { width, height, mode, hasAlphaChannel: hasAlpha } = await inspectImage(source, { maxPixels });
    if (isWhole) await decodeImage(source, { maxPixels });
    return { width, height, mode, hasAlpha };
  } catch (error) {
    throw error instanceof UnreadableImage ? explain(error, position) : error;
  }
}

function explain(error: UnreadableImage, position: Position): ApiError {
  if (!(error instanceof TooManyPixels)) return apiError("invalidImageFile", { position });
  return apiError("imageTooManyPixels", { position, ...error.size, maxPixels: error.maxPixels });
}
