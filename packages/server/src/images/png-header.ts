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

/**
 * Reads IHDR and the names of the chunks up to the first IDAT; inflates nothing.
 *
 * @throws UnreadableImage `corrupt` when the header is not one that the PNG specification allows
 */
export function readPngHeader(bytes: Uint8Array): PngHeader {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (png.length < 33 || png.readUInt32BE(8) !== 13 || chunkName(png, 8) !== "IHDR") throw badHeader();
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bitDepth = png.readUInt8(24);
  const colourType = toColourType(png.readUInt8(25));
  if (width === 0 || height === 0 || !BIT_DEPTHS[colourType].includes(bitDepth)) throw badHeader();
  const names = chunkNamesBeforePixels(png);
  return {
    width,
    height,
    bitDepth,
    colourType,
    hasTransparencyChunk: names.has("tRNS"),
    animated: names.has("acTL"),
  };
}

function chunkNamesBeforePixels(png: Buffer): Set<string> {
  const names = new Set<string>();
  let offset = 33;
  while (offset + 8 <= png.length) {
    const name = chunkName(png, offset);
    if (name === "IDAT") break;
    names.add(name);
    offset += 12 + png.readUInt32BE(offset);
  }
  return names;
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
