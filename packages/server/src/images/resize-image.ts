import type { Size } from "@pinhole/contract";
import type { RgbaImage } from "../engines/engine.ts";
import { centreCrop } from "./centre-crop.ts";
import { codec, inCodecSlot } from "./codec.ts";

/**
 * The rule for an edit's input whose size is not the output's: its largest centred region with the output's ratio is
 * scaled to the output with Lanczos3 (alpha-weighted), so the picture covers the output, is never stretched, and
 * what overhangs is cut off evenly. The same size returns the same image, untouched.
 */
export async function resizeImage(image: RgbaImage, size: Size): Promise<RgbaImage> {
  const { width, height } = size;
  if (image.width === width && image.height === height) return image;
  return inCodecSlot(async () => {
    const raw = { width: image.width, height: image.height, channels: 4 } as const;
    const data = await codec(image.data, { raw })
      .extract(centreCrop(image, size))
      .resize(width, height, { fit: "fill", kernel: "lanczos3" })
      .raw()
      .toBuffer();
    return { width, height, data };
  });
}
