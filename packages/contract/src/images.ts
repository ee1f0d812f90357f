import * as z from "zod";
import { fields } from "./fields.ts";
import { schemaOf } from "./rules.ts";

const created = z.int().nonnegative().describe("Unix seconds.");

function optional<const Name extends keyof typeof fields>(name: Name) {
  const rule: (typeof fields)[Name]["rule"] = fields[name].rule;
  return schemaOf(rule).nullable().optional().describe(fields[name].description);
}

const shared = {
  model: optional("model"),
  prompt: schemaOf(fields.prompt.rule).describe(fields.prompt.description),
  n: optional("n"),
  size: optional("size"),
  quality: optional("quality"),
  response_format: optional("response_format"),
  background: optional("background"),
  output_format: z
    .enum(["png", "webp", "jpeg", "gif", "svg"])
    .nullable()
    .optional()
    .describe(
      `${fields.output_format.description} gif and svg are hosted formats that no engine here makes.`,
    ),
  output_compression: optional("output_compression"),
  stream: optional("stream"),
  partial_images: optional("partial_images"),
  moderation: optional("moderation"),
  user: optional("user"),
  safety_identifier: optional("safety_identifier"),
  complexity: optional("complexity"),
  frame_count: optional("frame_count"),
  frame_duration_ms: optional("frame_duration_ms"),
  svg: optional("svg"),
};

const ours = {
  seed: optional("seed"),
  steps: optional("steps"),
  guidance_scale: optional("guidance_scale"),
  negative_prompt: optional("negative_prompt"),
  strength: optional("strength"),
  scheduler: optional("scheduler"),
  clip_skip: optional("clip_skip"),
};

/** POST /v1/images/generations, over all families: what each of them takes of it is in families.ts. */
export const createImageRequest = z
  .object({ ...shared, style: optional("style"), ...ours })
  .meta({ id: "CreateImageRequest" });

const imageReference = z
  .object({ image_url: z.string().max(20_971_520).describe("A data URL of a base64-encoded image.") })
  .meta({ id: "ImageReference" });

/** POST /v1/images/edits as JSON. */
export const createImageEditJsonRequest = z
  .object({
    ...shared,
    images: z
      .array(imageReference)
      .min(1)
      .max(16)
      .describe("The images to edit; the first one is repainted."),
    mask: imageReference.nullable().optional().describe("Its fully transparent areas say where to repaint."),
    input_fidelity: optional("input_fidelity"),
    style: optional("style"),
    ...ours,
  })
  .meta({ id: "CreateImageEditJsonRequest" });

const file = z.instanceof(Blob).meta({ type: "string", format: "binary" });

/** POST /v1/images/edits as a form. */
export const createImageEditRequest = z
  .object({
    ...shared,
    image: z
      .union([file, z.array(file).min(1).max(16)])
      .describe("PNG, JPEG or WebP. dall-e-2: one square PNG."),
    mask: file
      .optional()
      .describe("A PNG of the first image's size; transparent areas say where to repaint."),
    input_fidelity: optional("input_fidelity"),
    style: optional("style"),
    ...ours,
  })
  .meta({ id: "CreateImageEditRequest" });

/** POST /v1/images/variations. */
export const createImageVariationRequest = z
  .object({
    image: file.describe("The image to vary. dall-e-2: a square PNG of less than 4 MB."),
    model: shared.model,
    n: shared.n,
    size: shared.size,
    response_format: shared.response_format,
    user: shared.user,
    background: shared.background,
    output_format: shared.output_format,
    output_compression: shared.output_compression,
    quality: shared.quality,
    ...ours,
  })
  .meta({ id: "CreateImageVariationRequest" });

export type CreateImageRequest = z.infer<typeof createImageRequest>;
export type CreateImageEditRequest = z.infer<typeof createImageEditRequest>;
export type CreateImageEditJsonRequest = z.infer<typeof createImageEditJsonRequest>;
export type CreateImageVariationRequest = z.infer<typeof createImageVariationRequest>;

const warning = z
  .object({ option: z.string(), message: z.string() })
  .meta({ id: "Warning", description: "An option that was not, or not fully, honoured." });

/** Our own member of an answer: who drew, with which seeds, and what was not honoured. */
export const pinholeMember = z
  .object({
    engine: z.string(),
    model: z.string().describe("The model that really drew."),
    seeds: z
      .array(z.int())
      .describe("One per picture: send one as `seed` with n=1 to draw that picture again."),
    warnings: z.array(warning),
  })
  .meta({
    id: "Pinhole",
    description: "Ours, in compatible mode: who drew, with which seeds, what was not honoured.",
  });

const tokens = z.int().nonnegative();
const tokenDetails = z.object({ image_tokens: tokens, text_tokens: tokens });

export const usage = z
  .object({
    input_tokens: tokens,
    input_tokens_details: tokenDetails,
    output_tokens: tokens,
    output_tokens_details: tokenDetails.optional(),
    total_tokens: tokens,
  })
  .meta({ id: "Usage" });

export const imageDatum = z
  .object({ url: z.url().optional(), b64_json: z.base64().optional(), revised_prompt: z.string().optional() })
  .meta({ id: "Image" });

const resolved = {
  background: z.enum(["transparent", "opaque"]),
  output_format: z.enum(["png", "webp", "jpeg"]),
  quality: z.enum(["low", "medium", "high", "xhigh", "max"]),
  size: z.string().regex(/^\d+x\d+$/),
};

/** The answer of all three operations. Usage and resolved options come with GPT and our own names. */
export const imagesResponse = z
  .object({
    created,
    background: resolved.background.optional(),
    data: z.array(imageDatum),
    output_format: resolved.output_format.optional(),
    quality: resolved.quality.optional(),
    size: resolved.size.optional(),
    usage: usage.optional(),
    safety_identifier: z.string().nullable().optional(),
    pinhole: pinholeMember.optional(),
  })
  .meta({ id: "ImagesResponse" });

export type ImagesResponse = z.infer<typeof imagesResponse>;
export type ImageDatum = z.infer<typeof imageDatum>;
export type PinholeMember = z.infer<typeof pinholeMember>;

const eventPicture = { b64_json: z.base64(), created_at: created, ...resolved };

function partialEvent<const Type extends string>(type: Type, id: string) {
  return z
    .object({ type: z.literal(type), ...eventPicture, partial_image_index: z.int().min(0).max(2) })
    .meta({ id });
}

function completedEvent<const Type extends string>(type: Type, id: string) {
  return z
    .object({
      type: z.literal(type),
      ...eventPicture,
      usage,
      safety_identifier: z.string().nullable().optional(),
      pinhole: pinholeMember.optional(),
    })
    .meta({ id });
}

const generationEvents = [
  partialEvent("image_generation.partial_image", "ImageGenerationPartialImageEvent"),
  completedEvent("image_generation.completed", "ImageGenerationCompletedEvent"),
] as const;
const editEvents = [
  partialEvent("image_edit.partial_image", "ImageEditPartialImageEvent"),
  completedEvent("image_edit.completed", "ImageEditCompletedEvent"),
] as const;

/** What a stream of createImage or createImageEdit sends, unless it fails (images-api §3.1). */
export const imageEvent = z.discriminatedUnion("type", [...generationEvents, ...editEvents]);
export type ImageEvent = z.infer<typeof imageEvent>;

export const errorBody = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .meta({ id: "Error" });

/** An error after a stream's first byte: the nested form, which every SDK raises (images-api §3.1). */
export const errorEvent = z
  .object({ type: z.literal("error"), error: errorBody.shape.error })
  .meta({ id: "ErrorEvent" });

z.discriminatedUnion("type", [...generationEvents, errorEvent]).meta({ id: "ImageGenerationEvent" });
z.discriminatedUnion("type", [...editEvents, errorEvent]).meta({ id: "ImageEditEvent" });

/** A model as GET /v1/models lists it. */
export const modelObject = z
  .object({
    id: z.string(),
    object: z.literal("model"),
    created,
    owned_by: z.string(),
    shutdown_date: z
      .string()
      .nullable()
      .optional()
      .describe("The day the hosted API stops to serve this name."),
    pinhole: z
      .object({
        served_by: z.string().describe("The model that draws for this name."),
        family: z.string(),
        description: z.string(),
        capabilities: z.array(z.string()),
        licence: z.string(),
      })
      .optional()
      .describe("Ours, in compatible mode."),
  })
  .meta({ id: "Model" });
export const modelList = z
  .object({ object: z.literal("list"), data: z.array(modelObject) })
  .meta({ id: "ModelList" });
export type ModelObject = z.infer<typeof modelObject>;
