import type { RgbaImage } from "../engines/engine.ts";
import { inCodecSlot } from "./codec.ts";
import { type ImageSource, openSource } from "./image-source.ts";
import { type DecodeLimits, openImage } from "./open-image.ts";
import { toUnreadableImage } from "./unreadable-image.ts";

/**
 * Any PNG, JPEG or WebP as straight 8-bit RGBA in sRGB, upright by its EXIF orientation; of an animation, the first
 * frame. Grey, palette, 16-bit and CMYK files are converted, an ICC profile is applied, a 16-bit sample keeps its
 * upper byte. An untagged 8-bit PNG comes through byte for byte, colours under alpha 0 included.
 *
 * @throws UnreadableImage with its reason; a file that breaks off or warns is `corrupt`, 5 seconds are `too-slow`
 */
export async function decodeImage(source: ImageSource, limits: DecodeLimits = {}): Promise<RgbaImage> {
  return inCodecSlot(async () => {
    await using reader = await openSource(source);
    try {
      const { decoder } = await openImage(reader, limits);
      const { data, info } = await decoder
        .toColourspace("srgb")
        .ensureAlpha()
        .raw({ depth: "uchar" })
        .toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    } catch (error) {
      throw toUnreadableImage(error);
    }
  });
}
