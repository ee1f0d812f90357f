import type { Size } from "@pinhole/contract";
import type { Mask, RgbaImage } from "../engines/engine.ts";
import { codec, inCodecSlot } from "./codec.ts";

/**
 * Scales a picture to a size with Lanczos3 (alpha-weighted), each direction by itself: every point stays where it is in
 * proportion, so that what was drawn at another size still meets the input's edges. The same size returns the same
 * picture.
 */
export async function stretchImage(image: RgbaImage, { width, height }: Size): Promise<RgbaImage> {
  if (image.width === width && image.height === height) return image;
  const data = await stretch(image, { width, height, channels: 4, kernel: "lanczos3" });
  return { width, height, data };
}

/** The same for a mask, with a linear kernel, which makes no ripples. */
export async function stretchMask(mask: Mask, { width, height }: Size): Promise<Mask> {
  if (mask.width === width && mask.height === height) return mask;
  const data = await stretch(mask, { width, height, channels: 1, kernel: "linear" });
  return { width, height, data };
}

interface Stretching extends Size {
  channels: 1 | 4;
  kernel: "lanczos3" | "linear";
}

async function stretch(
  from: RgbaImage | Mask,
  { width, height, channels, kernel }: Stretching,
): Promise<Buffer> {
  return inCodecSlot(async () => {
    const raw = { width: from.width, height: from.height, channels };
    const scaled = codec(from.data, { raw }).resize(width, height, { fit: "fill", kernel });
    return await (channels === 1 ? scaled.toColourspace("b-w") : scaled).raw().toBuffer();
  });
}
