import type { SourceReader } from "./image-source.ts";
import { UnreadableImage } from "./unreadable-image.ts";

/** What a PNG says about itself before its pixels begin. */
export interface PngHeader {
  width: number;
  height: number;
  /** Bits a sample, 1 to 16. */
  bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA. */
  colourType: 0 | 2 | 3 | 4 | 6;
  /** A tRNS chunk makes some colours transparent. */
  hasTransparencyChunk: boolean;
  /** An acTL chunk before the pixels: an animated PNG. */
  animated: boolean;
}

// PNG specification (third edition), table 12: the bit depths each colour type may have
const BIT_DEPTHS: Record<PngHeader["colourType"], readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Signature 8, then length 4, name 4, IHDR 13, checksum 4. */
const HEADER_BYTES = 33;
/** A chunk's length and name. */
const CHUNK_START_BYTES = 8;
/** How much is read at once on the way to the pixels. */
const STRETCH_BYTES = 16 * 1024;

/**
 * Reads IHDR and the names of the chunks up to the first IDAT; inflates nothing, and skips what is in the chunks.
 *
 * @throws UnreadableImage `corrupt` when the header is not one that the PNG specification allows
 */
export async function readPngHeader(source: SourceReader): Promise<PngHeader> {
  const png = toBuffer(await source.read(0, HEADER_BYTES));
  if (png.length < HEADER_BYTES || png.readUInt32BE(8) !== 13 || chunkName(png, 8) !== "IHDR") {
    throw badHeader();
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bitDepth = png.readUInt8(24);
  const colourType = toColourType(png.readUInt8(25));
  if (width === 0 || height === 0 || !BIT_DEPTHS[colourType].includes(bitDepth)) throw badHeader();
  return { width, height, bitDepth, colourType, ...(await scanChunks(source)) };
}

async function scanChunks(
  source: SourceReader,
): Promise<Pick<PngHeader, "hasTransparencyChunk" | "animated">> {
  const found = { hasTransparencyChunk: false, animated: false };
  let start = HEADER_BYTES;
  for (;;) {
    const stretch = toBuffer(await source.read(start, STRETCH_BYTES));
    if (stretch.length < CHUNK_START_BYTES) return found;
    let offset = 0;
    while (offset + CHUNK_START_BYTES <= stretch.length) {
      const name = chunkName(stretch, offset);
      if (name === "IDAT") return found;
      if (name === "tRNS") found.hasTransparencyChunk = true;
      if (name === "acTL") found.animated = true;
      offset += 12 + stretch.readUInt32BE(offset);
    }
    start += offset;
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function chunkName(png: Buffer, offset: number): string {
  return png.toString("latin1", offset + 4, offset + 8);
}

function toColourType(byte: number): PngHeader["colourType"] {
  if (byte === 0 || byte === 2 || byte === 3 || byte === 4 || byte === 6) return byte;
  throw badHeader();
}

function badHeader(): UnreadableImage {
  return new UnreadableImage("corrupt", "the PNG header is damaged");
}
