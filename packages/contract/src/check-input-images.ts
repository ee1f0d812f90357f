import type { Mode, Operation, Size } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import type { Family } from "./families.ts";

/** What an image's header says, before its pixels are decoded. */
export interface ImageFacts extends Size {
  /** Pixel layout in the words of the hosted messages: RGBA, LA, L, RGB, P, CMYK … */
  mode: string;
  /** An alpha channel, or a palette or colour key with transparency. */
  hasAlpha: boolean;
}

interface InputImages {
  operation: Operation;
  family: Family;
  mode: Mode;
  images: readonly ImageFacts[];
  mask?: ImageFacts;
}

/**
 * Checks the shapes of an edit's or a variation's images against each other and the family's rules.
 * @throws ApiError (images-api §6.2, §6.3)
 */
export function checkInputImages({ operation, family, mode, images, mask }: InputImages): void {
  const [first] = images;
  if (!first) return;
  if (family.uploads.square && first.width !== first.height) throw apiError("eraNotSquare", first);
  if (operation === "createImageVariation") return checkVariationMode(first, family, mode);
  if (mask) return checkMask(mask, first);
  if (family.uploads.alphaIsMask && !first.hasAlpha && first.mode !== "L") {
    throw apiError("eraEditMode", { mode: first.mode });
  }
}

function checkVariationMode(image: ImageFacts, family: Family, mode: Mode): void {
  if (mode === "compatible" || family.era === "today") return;
  if (image.mode !== "RGB" && image.mode !== "RGBA") throw apiError("eraVariationMode", {});
}

function checkMask(mask: ImageFacts, image: ImageFacts): void {
  if (mask.width !== image.width || mask.height !== image.height) throw apiError("maskSize", {});
  if (!mask.hasAlpha) throw apiError("maskWithoutAlpha", {});
}
