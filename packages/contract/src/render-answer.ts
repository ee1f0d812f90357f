import { resolveQuality, countUsage } from "./usage.ts";
import type { ImageRequest, Mode, OutputFormat, Size, Warning } from "./drawing.ts";
import { families } from "./families.ts";
import type { ImageDatum, ImageEvent, ImagesResponse, PinholeMember } from "./images.ts";

/** One finished picture, ready for the wire. */
export interface AnswerPicture {
  /** One of the two: a signed URL, or the file in base64. */
  url?: string;
  base64?: string;
  seed: number;
  revisedPrompt?: string;
}

/** What is known of finished work, apart from its pictures. */
export interface AnswerFacts {
  mode: Mode;
  /** Unix seconds. */
  created: number;
  /** The pictures' real size. */
  size: Size;
  outputFormat: OutputFormat;
  transparent: boolean;
  /** Sizes of the input images as they were sent. */
  inputs: readonly Size[];
  engine: string;
  model: string;
  warnings: readonly Warning[];
}

/** The body of a finished request, in the hosted API's order of members (images-api §3). */
export function renderAnswer(
  request: ImageRequest,
  facts: AnswerFacts,
  pictures: readonly AnswerPicture[],
): ImagesResponse {
  const data = pictures.map((picture) => renderDatum(request, facts.mode, picture));
  const pinhole = renderPinhole(facts, pictures);
  if (!families[request.family].reportsUsage) return { created: facts.created, data, ...pinhole };
  const { background, output_format, quality, size } = renderResolved(request, facts);
  return {
    created: facts.created,
    background,
    data,
    output_format,
    quality,
    size,
    usage: countUsage(request, { ...facts, count: pictures.length }),
    ...renderSafetyIdentifier(request),
    ...pinhole,
  };
}

function renderDatum(request: ImageRequest, mode: Mode, picture: AnswerPicture): ImageDatum {
  const revised = mode === "compatible" || request.family === "dall-e-3" || request.family === "open";
  return {
    ...(picture.url === undefined ? { b64_json: picture.base64 ?? "" } : { url: picture.url }),
    ...(revised && picture.revisedPrompt !== undefined && { revised_prompt: picture.revisedPrompt }),
  };
}

function renderPinhole(facts: AnswerFacts, pictures: readonly AnswerPicture[]): { pinhole?: PinholeMember } {
  if (facts.mode === "strict") return {};
  const { engine, model } = facts;
  return {
    pinhole: { engine, model, seeds: pictures.map((picture) => picture.seed), warnings: [...facts.warnings] },
  };
}

function renderSafetyIdentifier({ safetyIdentifier }: ImageRequest): { safety_identifier?: string } {
  return safetyIdentifier === undefined ? {} : { safety_identifier: safetyIdentifier };
}

function renderResolved(request: ImageRequest, { size, outputFormat, transparent }: AnswerFacts) {
  return {
    background: transparent ? ("transparent" as const) : ("opaque" as const),
    output_format: outputFormat,
    quality: resolveQuality(request.quality) as "low" | "medium" | "high" | "xhigh" | "max",
    size: `${size.width}x${size.height}`,
  };
}

/** A stream's event for an unfinished picture (images-api §3.1). */
export function renderPartial(
  request: ImageRequest,
  facts: AnswerFacts,
  partial: { base64: string; partialIndex: number },
): ImageEvent {
  return {
    type:
      request.operation === "createImageEdit" ? "image_edit.partial_image" : "image_generation.partial_image",
    b64_json: partial.base64,
    created_at: facts.created,
    ...renderResolved(request, facts),
    partial_image_index: partial.partialIndex,
  };
}

/** A stream's event for one finished picture, with that picture's share of the usage. */
export function renderCompleted(
  request: ImageRequest,
  facts: AnswerFacts,
  picture: AnswerPicture,
): ImageEvent {
  const { output_tokens_details: _, ...usage } = countUsage(request, { ...facts, count: 1 });
  return {
    type: request.operation === "createImageEdit" ? "image_edit.completed" : "image_generation.completed",
    b64_json: picture.base64 ?? "",
    created_at: facts.created,
    ...renderResolved(request, facts),
    usage,
    ...renderSafetyIdentifier(request),
    ...renderPinhole(facts, [picture]),
  };
}
