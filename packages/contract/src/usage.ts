import type { ImageRequest, Size } from "./drawing.ts";

export interface Usage {
  input_tokens: number;
  input_tokens_details: { image_tokens: number; text_tokens: number };
  output_tokens: number;
  output_tokens_details?: { image_tokens: number; text_tokens: number };
  total_tokens: number;
}

type Level = "low" | "medium" | "high";

/** Output tokens of GPT Image 1 by quality and shape: the hosted price list's square, tall and wide. */
const firstGeneration: Record<Level, { square: number; tall: number; wide: number }> = {
  low: { square: 272, tall: 408, wide: 400 },
  medium: { square: 1056, tall: 1584, wide: 1568 },
  high: { square: 4160, tall: 6240, wide: 6208 },
};

/** Output tokens of GPT Image 2 at 1024x1024 (images-api §3). */
const secondGeneration: Record<Level, number> = { low: 196, medium: 1756, high: 7024 };

/** A quality as answers report it: never `auto`, which the hosted API resolves to `high` (images-api §3). */
export function resolveQuality(quality: string | undefined): string {
  if (quality === "standard") return "medium";
  if (quality === undefined || quality === "auto" || quality === "hd") return "high";
  return quality;
}

/**
 * Output tokens of one picture. GPT Image 1: the price list's three shapes. Other sizes, and GPT Image 2:
 * estimated in proportion to the pixels of a 1024x1024 picture, rounded up.
 */
export function imageTokens(size: Size, quality: string, family: ImageRequest["family"]): number {
  const level: Level = quality === "low" || quality === "medium" ? quality : "high";
  if (family === "gpt-image-2") return inProportion(secondGeneration[level], size);
  const table = firstGeneration[level];
  if (size.width === 1024 && size.height === 1536) return table.tall;
  if (size.width === 1536 && size.height === 1024) return table.wide;
  return inProportion(table.square, size);
}

function inProportion(squareTokens: number, { width, height }: Size): number {
  return Math.ceil((squareTokens * width * height) / (1024 * 1024));
}

/** Text tokens of a prompt, estimated: one for every four bytes of its UTF-8, rounded up. */
export function textTokens(prompt: string): number {
  return Math.ceil(new TextEncoder().encode(prompt).length / 4);
}

/**
 * Tokens of one input image, estimated as GPT-4o counts images: 65, and 129 for each 512-pixel tile once the short
 * edge is brought down to 512; `input_fidelity: high` adds 4160 for a square and 6240 for any other shape.
 */
export function inputImageTokens({ width, height }: Size, fidelity: "low" | "high" = "low"): number {
  const scale = Math.min(1, 512 / Math.min(width, height));
  const tiles = Math.ceil((width * scale) / 512) * Math.ceil((height * scale) / 512);
  const extra = fidelity === "high" ? (width === height ? 4160 : 6240) : 0;
  return 65 + 129 * tiles + extra;
}

/** Usage of `count` pictures: the whole request's input is counted for each of them (images-api §3). */
export function countUsage(
  request: ImageRequest,
  { size, inputs, count }: { size: Size; inputs: readonly Size[]; count: number },
): Usage {
  const text = textTokens(request.prompt) * count;
  const images =
    inputs.reduce((sum, input) => sum + inputImageTokens(input, request.inputFidelity), 0) * count;
  const output = imageTokens(size, resolveQuality(request.quality), request.family) * count;
  return {
    input_tokens: text + images,
    input_tokens_details: { image_tokens: images, text_tokens: text },
    output_tokens: output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
    total_tokens: text + images + output,
  };
}
