import type { OutputFormat } from "@pinhole/contract";
import type { Sharp } from "sharp";
import type { Provenance, RgbaImage } from "../engines/engine.ts";
import { codec, inCodecSlot } from "./codec.ts";
import { insertPngText } from "./png-text.ts";
import { xmpPacket } from "./xmp-packet.ts";

export interface EncodeOptions {
  format: OutputFormat;
  /** The wire's `output_compression`, 0 to 100: the quality of a JPEG or WebP. A PNG has none. */
  compression: number;
  /** Written into the file: `Software` and `Comment` (PNG), XMP (all three). */
  provenance: Provenance;
  /** Written into the XMP of all three, for `readScene`. */
  scene?: string;
}

/**
 * Pixels as a file; the same pixels and options give the same bytes. PNG keeps every pixel, colours under alpha 0
 * included, and has an alpha channel only if a pixel needs one. JPEG lays transparency on white.
 */
export async function encodeImage(image: RgbaImage, options: EncodeOptions): Promise<Buffer> {
  return inCodecSlot(async () => {
    const { width, height, data } = image;
    const pixels = codec(data, { raw: { width, height, channels: 4 } });
    return ENCODERS[options.format](isOpaque(data) ? pixels.removeAlpha() : pixels, options);
  });
}

const ENCODERS: Record<OutputFormat, (pixels: Sharp, options: EncodeOptions) => Promise<Buffer>> = {
  png: encodePng,
  jpeg: encodeJpeg,
  webp: encodeWebp,
};

async function encodePng(pixels: Sharp, { provenance, scene }: EncodeOptions): Promise<Buffer> {
  // level 3 with adaptive filters: half the bytes of no filter for photos, and level 6 gains nothing but time
  const png = await pixels.png({ compressionLevel: 3, adaptiveFiltering: true, palette: false }).toBuffer();
  return insertPngText(png, [
    { keyword: "Software", text: provenance.software },
    { keyword: "Comment", text: `Digital source type: ${provenance.digitalSourceType}` },
    { keyword: "XML:com.adobe.xmp", text: xmpPacket(provenance, scene), international: true },
  ]);
}

async function encodeJpeg(pixels: Sharp, { compression, provenance, scene }: EncodeOptions): Promise<Buffer> {
  // below quality 90 nobody sees the halved colour resolution, and the file is a third smaller
  const chromaSubsampling = compression >= 90 ? "4:4:4" : "4:2:0";
  return pixels
    .flatten({ background: "#ffffff" })
    .withXmp(xmpPacket(provenance, scene))
    .jpeg({ quality: toQuality(compression), chromaSubsampling })
    .toBuffer();
}

async function encodeWebp(pixels: Sharp, { compression, provenance, scene }: EncodeOptions): Promise<Buffer> {
  return pixels
    .withXmp(xmpPacket(provenance, scene))
    .webp({ quality: toQuality(compression) })
    .toBuffer();
}

/** The encoders begin at 1; the wire at 0. */
function toQuality(compression: number): number {
  return Math.max(1, compression);
}

function isOpaque(data: Uint8Array): boolean {
  for (let offset = 3; offset < data.length; offset += 4) if (data[offset] !== 255) return false;
  return true;
}
