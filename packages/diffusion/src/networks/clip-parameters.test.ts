import { expect, test } from "vitest";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import { countParameters } from "../weights/weights.ts";

const text = { vocab_size: 49_408, max_position_embeddings: 77, hidden_act: "quick_gelu", eos_token_id: 2 };
const large = { hidden_size: 768, intermediate_size: 3072, num_hidden_layers: 12, num_attention_heads: 12 };
const huge = { hidden_size: 1024, intermediate_size: 4096, num_hidden_layers: 23, num_attention_heads: 16 };
const giant = { hidden_size: 1280, intermediate_size: 5120, num_hidden_layers: 32, num_attention_heads: 20 };
const sees = (size: object, projection: number) => ({
  ...size,
  architectures: ["CLIPVisionModelWithProjection"],
  image_size: 224,
  patch_size: 14,
  projection_dim: projection,
});
const visionLarge = {
  hidden_size: 1024,
  intermediate_size: 4096,
  num_hidden_layers: 24,
  num_attention_heads: 16,
};
const visionHuge = {
  hidden_size: 1280,
  intermediate_size: 5120,
  num_hidden_layers: 32,
  num_attention_heads: 16,
};
const visionGiant = {
  hidden_size: 1664,
  intermediate_size: 8192,
  num_hidden_layers: 48,
  num_attention_heads: 16,
};

// Counts: the sizes of the published files, divided by the bytes of a number.
test.each([
  ["CLIP ViT-L text (SD 1.5, SDXL)", { ...text, ...large, architectures: ["CLIPTextModel"] }, 123_060_480],
  ["OpenCLIP-H text (SD 2, SD-Turbo)", { ...text, ...huge, architectures: ["CLIPTextModel"] }, 340_387_840],
  [
    "OpenCLIP-bigG text (SDXL)",
    { ...text, ...giant, projection_dim: 1280, architectures: ["CLIPTextModelWithProjection"] },
    694_659_840,
  ],
  ["CLIP ViT-L vision (image variations)", sees(visionLarge, 768), 303_966_208],
  ["OpenCLIP-H vision (unCLIP)", sees(visionHuge, 1024), 632_076_800],
  ["OpenCLIP-bigG vision", sees(visionGiant, 1280), 1_844_907_264],
  [
    "safety checker (SD 1.5)",
    {
      architectures: ["StableDiffusionSafetyChecker"],
      projection_dim: 768,
      vision_config: sees(visionLarge, 512),
    },
    303_981_588,
  ],
])("%s has as many parameters as its file", (_, file, count) => {
  const shapes = [...(shapesOf(file) ?? [])].map(([, shape]) => ({ shape }));
  expect(countParameters(shapes)).toBe(count);
});
