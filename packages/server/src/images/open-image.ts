import type { Metadata, Sharp } from "sharp";
import { codec } from "./codec.ts";
import { type PngHeader, readPngHeader } from "./png-header.ts";
import { sniffFormat } from "./sniff-format.ts";
import { TooManyPixels, UnreadableImage } from "./unreadable-image.ts";

export interface DecodeLimits {
  /** Width times height; 4096 * 4096 unless told. */
  maxPixels?: number;
}

const DEFAULT_MAX_PIXELS = 4096 * 4096;

/** A picture whose header has been read and found within the limits, and whose pixels have not been touched. */
export type OpenedImage = { metadata: Metadata; decoder: Sharp } & (
  | { format: "png"; header: PngHeader }
  | { format: "jpeg" | "webp" }
);

/**
 * Reads the header. A PNG's size is checked before any library sees the bytes.
 *
 * @throws UnreadableImage `unsupported-format`, `too-many-pixels` (as {@link TooManyPixels}) or `corrupt`; errors of
 *   the decoder itself come as they are
 */
export async function openImage(bytes: Uint8Array, limits: DecodeLimits): Promise<OpenedImage> {
  const maxPixels = limits.maxPixels ?? DEFAULT_MAX_PIXELS;
  const format = sniffFormat(bytes);
  if (format === "png") {
    const header = readPngHeader(bytes);
    refuseTooManyPixels(header, maxPixels);
    return { format, header, metadata: await readMetadata(bytes), decoder: createDecoder(bytes, maxPixels) };
  }
  if (format !== "jpeg" && format !== "webp") {
    throw new UnreadableImage("unsupported-format", "the bytes are not a PNG, JPEG or WebP");
  }
  const metadata = await readMetadata(bytes);
  refuseTooManyPixels(metadata, maxPixels);
  return { format, metadata, decoder: createDecoder(bytes, maxPixels) };
}

function refuseTooManyPixels({ width, height }: { width: number; height: number }, maxPixels: number): void {
  if (width * height > maxPixels) throw new TooManyPixels({ width, height }, maxPixels);
}

/** The header alone, so without a limit on pixels: none is decoded. */
async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  return codec(bytes, { failOn: "warning", limitInputPixels: false, pages: 1 }).metadata();
}

function createDecoder(bytes: Uint8Array, maxPixels: number): Sharp {
  const options = { autoOrient: true, failOn: "warning", limitInputPixels: maxPixels, pages: 1 } as const;
  return codec(bytes, options).timeout({ seconds: 5 });
}
