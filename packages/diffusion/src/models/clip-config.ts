import { z } from "zod";
import { count, epsilon } from "./config-fields.ts";

/** What text and vision networks have in common. */
const transformer = {
  hidden_size: count(16_384),
  intermediate_size: count(65_536),
  num_hidden_layers: count(128),
  num_attention_heads: count(512),
  hidden_act: z.enum(["quick_gelu", "gelu"]).default("quick_gelu"),
  layer_norm_eps: epsilon.default(1e-5),
};

function checkHeads(
  file: { hidden_size: number; num_attention_heads: number },
  context: z.RefinementCtx,
): void {
  if (file.hidden_size % file.num_attention_heads === 0) return;
  const message = `${file.num_attention_heads} heads do not divide hidden_size ${file.hidden_size}`;
  context.addIssue({ code: "custom", path: ["num_attention_heads"], message });
}

const clipTextFields = z
  .object({
    ...transformer,
    hidden_size: transformer.hidden_size.default(512),
    intermediate_size: transformer.intermediate_size.default(2048),
    num_hidden_layers: transformer.num_hidden_layers.default(12),
    num_attention_heads: transformer.num_attention_heads.default(8),
    vocab_size: count(1_000_000).default(49_408),
    max_position_embeddings: count(4096).default(77),
    projection_dim: count(16_384).default(512),
    eos_token_id: z.int().min(0).max(1_000_000).default(49_407),
  })
  .superRefine(checkHeads);

/**
 * text_encoder/config.json with the defaults of transformers' CLIPTextConfig.
 * @param className of model_index.json: every file has a `projection_dim`, but only a CLIPTextModelWithProjection projects
 */
export function clipTextConfig(className: string) {
  return clipTextFields.transform((file) => ({
    vocabSize: file.vocab_size,
    hiddenSize: file.hidden_size,
    intermediateSize: file.intermediate_size,
    layers: file.num_hidden_layers,
    heads: file.num_attention_heads,
    maxPositions: file.max_position_embeddings,
    activation: file.hidden_act,
    normEps: file.layer_norm_eps,
    /** Where the pooled vector is read: 2 is historical and stands for the highest id of the text. */
    endOfTextId: file.eos_token_id,
    /** Width of the pooled embedding; undefined for an encoder without one. */
    projectionDim: className === "CLIPTextModelWithProjection" ? file.projection_dim : undefined,
  }));
}

export type ClipTextConfig = z.output<ReturnType<typeof clipTextConfig>>;

/** image_encoder/config.json with the defaults of transformers' CLIPVisionConfig. */
export const clipVisionConfig = z
  .object({
    ...transformer,
    hidden_size: transformer.hidden_size.default(768),
    intermediate_size: transformer.intermediate_size.default(3072),
    num_hidden_layers: transformer.num_hidden_layers.default(12),
    num_attention_heads: transformer.num_attention_heads.default(12),
    num_channels: z.literal(3).default(3),
    image_size: count(2048).default(224),
    patch_size: count(256).default(32),
    projection_dim: count(16_384).default(512),
  })
  .superRefine(checkHeads)
  .superRefine((file, context) => {
    if (file.image_size >= file.patch_size) return;
    context.addIssue({ code: "custom", path: ["patch_size"], message: "is larger than image_size" });
  })
  .transform((file) => ({
    hiddenSize: file.hidden_size,
    intermediateSize: file.intermediate_size,
    layers: file.num_hidden_layers,
    heads: file.num_attention_heads,
    imageSize: file.image_size,
    patchSize: file.patch_size,
    activation: file.hidden_act,
    normEps: file.layer_norm_eps,
    projectionDim: file.projection_dim,
  }));

export type ClipVisionConfig = z.output<typeof clipVisionConfig>;

/** safety_checker/config.json: a vision network with a head; its text part is never built. */
export const safetyCheckerConfig = z
  .object({
    projection_dim: count(16_384).default(512),
    vision_config: z.record(z.string(), z.unknown()).default({}),
  })
  .transform((file, context) => {
    const vision = clipVisionConfig.safeParse({ ...file.vision_config, projection_dim: file.projection_dim });
    if (vision.success) return vision.data;
    for (const issue of vision.error.issues) {
      context.addIssue({ code: "custom", path: ["vision_config", ...issue.path], message: issue.message });
    }
    return z.NEVER;
  });
