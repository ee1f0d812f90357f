import type { Metadata } from "sharp";
import { inCodecSlot } from "./codec.ts";
import { type ImageSource, openSource } from "./image-source.ts";
import { type DecodeLimits, type OpenedImage, openImage } from "./open-image.ts";
import type { PngHeader } from "./png-header.ts";
import { toUnreadableImage } from "./unreadable-image.ts";

/** Named as Pillow names them, because the hosted API's messages do (images-api §6.3). */
export type ImageMode = "1" | "L" | "LA" | "P" | "RGB" | "RGBA" | "I;16" | "CMYK";

export interface ImageFacts {
  format: "png" | "jpeg" | "webp";
  /** Pixels, after the EXIF orientation has been applied. */
  width: number;
  height: number;
  mode: ImageMode;
  /** An alpha channel, or a PNG's transparent colours (tRNS). */
  hasAlphaChannel: boolean;
  animated: boolean;
  /** Bits a sample, 1 to 16. */
  bitDepth: number;
}

/**
 * What the header says, without decoding a pixel: a file may pass here and still be damaged further on.
 *
 * @throws UnreadableImage `unsupported-format`, `too-many-pixels` or `corrupt`
 */
export async function inspectImage(source: ImageSource, limits: DecodeLimits = {}): Promise<ImageFacts> {
  return inCodecSlot(async () => {
    await using reader = await openSource(source);
    try {
      return toFacts(await openImage(reader, limits));
    } catch (error) {
      throw toUnreadableImage(error);
    }
  });
}

function toFacts(opened: OpenedImage): ImageFacts {
  const { width, height } = opened.metadata.autoOrient;
  if (opened.format === "png") {
    const { bitDepth, colourType, hasTransparencyChunk, animated } = opened.header;
    const hasAlphaChannel = colourType === 4 || colourType === 6 || hasTransparencyChunk;
    return {
      format: "png",
      width,
      height,
      mode: pngMode(opened.header),
      hasAlphaChannel,
      animated,
      bitDepth,
    };
  }
  return {
    format: opened.format,
    width,
    height,
    mode: modeOfChannels(opened.metadata),
    hasAlphaChannel: opened.metadata.hasAlpha,
    animated: (opened.metadata.pages ?? 1) > 1,
    bitDepth: 8,
  };
}

const PNG_MODES = { 2: "RGB", 3: "P", 4: "LA", 6: "RGBA" } as const;

function pngMode({ bitDepth, colourType }: PngHeader): ImageMode {
  if (colourType !== 0) return PNG_MODES[colourType];
  if (bitDepth === 1) return "1";
  return bitDepth === 16 ? "I;16" : "L";
}

function modeOfChannels({ channels, hasAlpha }: Metadata): ImageMode {
  if (channels === 1) return "L";
  if (channels === 3) return "RGB";
  return hasAlpha ? "RGBA" : "CMYK";
}
