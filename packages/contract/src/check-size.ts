import type { Mode, Operation, Size } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import type { Family, SizeRule } from "./families.ts";

/**
 * The size of a request: pixels, or `auto` where the family has it.
 * @throws ApiError in the family's own words where it does not draw that size (images-api §2.3, §6.1, §6.3)
 */
export function checkSize(
  text: string,
  at: { family: Family; mode: Mode; operation: Operation },
): Size | "auto" {
  const { family, mode } = at;
  if (mode === "compatible" && family.olderSizes.includes(text)) return pixelsOf(text);
  if (family.sizes.kind === "range") return checkRange(text, family.sizes);
  const { sizes } = family.sizes;
  if (!sizes.includes(text)) throw outsideList(text, sizes, at);
  return text === "auto" ? "auto" : pixelsOf(text);
}

function outsideList(
  size: string,
  sizes: readonly string[],
  { family, operation }: { family: Family; operation: Operation },
) {
  if (family.era === "today" || operation === "createImageEdit") {
    return apiError("unsupportedValue", { name: "size", value: size, values: sizes });
  }
  return apiError("eraSize", { size, sizes });
}

function checkRange(size: string, rule: SizeRule & { kind: "range" }): Size | "auto" {
  if (size === "auto") return "auto";
  if (!/^\d{1,6}x\d{1,6}$/.test(size)) throw apiError("malformedSize", { size });
  const { width, height } = pixelsOf(size);
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (short < 1) throw apiError("malformedSize", { size });
  if (width % rule.multiple !== 0 || height % rule.multiple !== 0)
    throw apiError("indivisibleSize", { size });
  if (long > rule.maximumEdge) throw apiError("longEdge", { size });
  if (short < rule.minimumEdge) throw apiError("shortEdge", { size });
  if (long > short * rule.maximumRatio) throw apiError("aspectRatio", { size });
  if (width * height < rule.minimumPixels) throw apiError("tooFewPixels", { size });
  if (width * height > rule.maximumPixels) throw apiError("tooManyPixels", { size });
  return { width, height };
}

function pixelsOf(size: string): Size {
  const [width = 0, height = 0] = size.split("x").map(Number);
  return { width, height };
}

/** What `auto` goes by. */
export interface SizeClues {
  /** The input image's. */
  input?: Size;
  /** What the model draws best, where it has such a size. */
  usualSize?: Size;
}

/**
 * The pixels to draw for a request: its size, or for `auto` a square megapixel, or what suits the input image best:
 * its own size where the family draws it, else the family's nearest shape. For our own names `auto` leaves it to the
 * model: its usual size, and no more pixels than that or a megapixel for an input image.
 */
export function resolveSize(size: Size | "auto", family: Family, { input, usualSize }: SizeClues = {}): Size {
  if (size !== "auto") return size;
  const isOwn = family.name === "open" && usualSize !== undefined;
  if (!input) return isOwn ? usualSize : { width: 1024, height: 1024 };
  if (family.sizes.kind === "list") return nearestShape(family.sizes.sizes, input);
  const most = isOwn ? Math.max(usualSize.width * usualSize.height, megapixel) : Infinity;
  const fitting = input.width * input.height > most ? { multiple: 8, maximumPixels: most } : {};
  return fitRange(input, { ...family.sizes, ...fitting });
}

const megapixel = 2 ** 20;

function nearestShape(sizes: readonly string[], input: Size): Size {
  const wanted = Math.log(input.width / input.height);
  const shapes = sizes.filter((size) => size !== "auto").map(pixelsOf);
  const distance = (shape: Size) => Math.abs(Math.log(shape.width / shape.height) - wanted);
  return shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}

function fitRange(input: Size, rule: SizeRule & { kind: "range" }): Size {
  const ratio = Math.min(Math.max(input.width / input.height, 1 / rule.maximumRatio), rule.maximumRatio);
  const pixels = Math.min(Math.max(input.width * input.height, rule.minimumPixels), rule.maximumPixels);
  const width = Math.min(Math.sqrt(pixels * ratio), rule.maximumEdge, rule.maximumEdge * ratio);
  return settleInto(rule, width, width / ratio);
}

/** Rounds both edges to the rule's multiple, to the side that stays within its pixel budget. */
function settleInto(rule: SizeRule & { kind: "range" }, width: number, height: number): Size {
  for (const round of [Math.round, Math.floor, Math.ceil]) {
    const edge = (length: number) =>
      Math.min(Math.max(round(length / rule.multiple) * rule.multiple, rule.minimumEdge), rule.maximumEdge);
    const size = { width: edge(width), height: edge(height) };
    const long = Math.max(size.width, size.height);
    const short = Math.min(size.width, size.height);
    const pixels = size.width * size.height;
    if (long <= short * rule.maximumRatio && pixels >= rule.minimumPixels && pixels <= rule.maximumPixels) {
      return size;
    }
  }
  return { width: 1024, height: 1024 };
}
