import type { Size } from "@pinhole/contract";
import type { Mask } from "../engines/engine.ts";
import { centreCrop } from "./centre-crop.ts";
import { codec, inCodecSlot } from "./codec.ts";

/**
 * Scales a mask as {@link resizeImage} scales its picture: same region, same size. The kernel is linear instead of
 * Lanczos3, whose ripples would put grey specks, and so repainted pixels, into the part that is to be kept.
 */
export async function resizeMask(mask: Mask, size: Size): Promise<Mask> {
  const { width, height } = size;
  if (mask.width === width && mask.height === height) return mask;
  return inCodecSlot(async () => {
    const raw = { width: mask.width, height: mask.height, channels: 1 } as const;
    const data = await codec(mask.data, { raw })
      .extract(centreCrop(mask, size))
      .resize(width, height, { fit: "fill", kernel: "linear" })
      .toColourspace("b-w")
      .raw()
      .toBuffer();
    return { width, height, data };
  });
}
