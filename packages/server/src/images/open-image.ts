import type { Metadata, Sharp } from "sharp";
import { codec } from "./codec.ts";
import type { SourceReader } from "./image-source.ts";
import { type PngHeader, readPngHeader } from "./png-header.ts";
import { sniffFormat } from "./sniff-format.ts";
import { TooManyPixels, UnreadableImage } from "./unreadable-image.ts";

export interface DecodeLimits {
  /** Width times height; 4096 * 4096 unless told. */
  maxPixels?: number;
}

const DEFAULT_MAX_PIXELS = 4096 * 4096;
/** Enough to tell the format by. */
const HEAD_BYTES = 1024;

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
export async function openImage(source: SourceReader, limits: DecodeLimits): Promise<OpenedImage> {
  const maxPixels = limits.maxPixels ?? DEFAULT_MAX_PIXELS;
  const format = sniffFormat(await source.read(0, HEAD_BYTES));
  if (format === "png") {
    const header = await readPngHeader(source);
    refuseTooManyPixels(header, maxPixels);
    return {
      format,
      header,
      metadata: await readMetadata(source),
      decoder: createDecoder(source, maxPixels),
    };
  }
  if (format !== "jpeg" && format !== "webp") {
    throw new UnreadableImage("unsupported-format", "the bytes are not a PNG, JPEG or WebP");
  }
  const metadata = await readMetadata(source);
  refuseTooManyPixels(metadata, maxPixels);
  return { format, metadata, decoder: createDecoder(source, maxPixels) };
}

function refuseTooManyPixels({ width, height }: { width: number; height: number }, maxPixels: number): void {
  if (width * height > maxPixels) throw new TooManyPixels({ width, height }, maxPixels);
}

/** The header alone, so without a limit on pixels: none is decoded. */
async function readMetadata({ input }: SourceReader): Promise<Metadata> {
  return codec(input, { failOn: "warning", limitInputPixels: false, pages: 1 }).metadata();
}

function createDecoder({ input }: SourceReader, maxPixels: number): Sharp {
  const options = { autoOrient: true, failOn: "warning", limitInputPixels: maxPixels, pages: 1 } as const;
  return codec(input, options).timeout({ seconds: 5 });
}
