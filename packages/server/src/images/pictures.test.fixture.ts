import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { Mask, RgbaImage } from "../engines/engine.ts";

/** A repeatable picture in which every byte, hidden colours and alphas included, is different noise. */
export function noise(width: number, height: number, seed = 1): RgbaImage {
  return { width, height, data: noiseBytes(width * height * 4, seed) };
}

export function noiseBytes(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed >>> 0;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

export function filled(width: number, height: number, rgba: readonly number[]): RgbaImage {
  const data = new Uint8Array(width * height * 4);
  for (let offset = 0; offset < data.length; offset += 4) data.set(rgba, offset);
  return { width, height, data };
}

export function maskOf(width: number, height: number, at: (x: number, y: number) => number): Mask {
  const data = new Uint8Array(width * height);
  for (let pixel = 0; pixel < data.length; pixel += 1)
    data[pixel] = at(pixel % width, Math.floor(pixel / width));
  return { width, height, data };
}

/** The four bytes at a place. */
export function pixelAt({ width, data }: RgbaImage, x: number, y: number): number[] {
  const offset = (y * width + x) * 4;
  return [...data.subarray(offset, offset + 4)];
}

export function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

export interface RawPng {
  width: number;
  height: number;
  bitDepth: number;
  colourType: number;
  /** Unfiltered scanlines without their filter bytes; zeroes if absent. */
  lines?: Uint8Array;
  /** Chunks between IHDR and IDAT. */
  before?: Uint8Array[];
}

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A PNG written by hand, for what no encoder makes. */
export function rawPng(png: RawPng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(png.width, 0);
  header.writeUInt32BE(png.height, 4);
  header.writeUInt8(png.bitDepth, 8);
  header.writeUInt8(png.colourType, 9);
  const stride = Math.ceil((png.width * png.bitDepth * (SAMPLES[png.colourType] ?? 1)) / 8);
  const scanlines = Buffer.alloc((stride + 1) * png.height);
  for (let row = 0; png.lines && row < png.height; row += 1) {
    scanlines.set(png.lines.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  }
  return pngOf(header, [...(png.before ?? []), pngChunk("IDAT", deflateSync(scanlines))]);
}

/** A PNG of any header and chunks; IEND is added. */
function pngOf(header: Uint8Array, chunks: readonly Uint8Array[]): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk("IHDR", header), ...chunks, pngChunk("IEND", Buffer.alloc(0))]);
}

/** A PNG that claims a size and holds next to nothing. */
export function hollowPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(6, 9);
  return pngOf(header, [pngChunk("IDAT", deflateSync(Buffer.alloc(1000)))]);
}

/** Names and contents of a PNG's chunks. */
export function chunksOf(png: Buffer): { name: string; content: Buffer }[] {
  const chunks: { name: string; content: Buffer }[] = [];
  for (let offset = 8; offset < png.length; offset += 12 + png.readUInt32BE(offset)) {
    const end = offset + 8 + png.readUInt32BE(offset);
    chunks.push({
      name: png.toString("latin1", offset + 4, offset + 8),
      content: png.subarray(offset + 8, end),
    });
  }
  return chunks;
}

/** A GIF of `frames` single pixels. */
export function gif(frames: number): Buffer {
  const frame = "21f904000a000000002c0000000001000100000202440100";
  return Buffer.from(`474946383961010001008000000000ffffff${frame.repeat(frames)}3b`, "hex");
}

/** Two frames of 2 x 2 pixels, both the picture: VP8X with the animation flag, ANIM, and an ANMF for each frame. */
export async function animatedWebp(picture: RgbaImage = noise(2, 2)): Promise<Buffer> {
  const raw = { width: 2, height: 2, channels: 4 } as const;
  const still = await sharp(picture.data, { raw }).webp({ lossless: true, exact: true }).toBuffer();
  const frame = Buffer.concat([Buffer.from("00000000000001000001000064000000", "hex"), still.subarray(12)]);
  return riff([
    { name: "VP8X", content: Buffer.from("12000000010000010000", "hex") },
    { name: "ANIM", content: Buffer.alloc(6) },
    { name: "ANMF", content: frame },
    { name: "ANMF", content: frame },
  ]);
}

function riff(chunks: readonly { name: string; content: Uint8Array }[]): Buffer {
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    ...chunks.map(({ name, content }) =>
      Buffer.concat([
        Buffer.from(name),
        littleEndian(content.length),
        content,
        Buffer.alloc(content.length % 2),
      ]),
    ),
  ]);
  return Buffer.concat([Buffer.from("RIFF"), littleEndian(body.length), body]);
}

function littleEndian(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}
