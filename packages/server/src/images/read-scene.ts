import { inCodecSlot } from "./codec.ts";
import { type ImageSource, openSource } from "./image-source.ts";
import { type DecodeLimits, openImage } from "./open-image.ts";
import { sceneInXmp } from "./xmp-packet.ts";

/** A packet of ours is far smaller; a longer one is not searched. */
const MAX_XMP_BYTES = 128 * 1024;

/**
 * The scene that a picture's metadata names: text of anybody's making. Undefined where there is none, or where the
 * metadata is of unusual length.
 *
 * @throws UnreadableImage as `decodeImage`; a file that has been decoded never does
 */
export async function readScene(source: ImageSource, limits: DecodeLimits = {}): Promise<string | undefined> {
  return inCodecSlot(async () => {
    await using reader = await openSource(source);
    const { xmp } = (await openImage(reader, limits)).metadata;
    return xmp && xmp.length <= MAX_XMP_BYTES ? sceneInXmp(xmp.toString("utf8")) : undefined;
  });
}
