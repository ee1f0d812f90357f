import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Straight RGBA, 8 bits a channel, row-major. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface DecodedPicture extends Pixels {
  format: string;
  /** Whether the file itself has an alpha channel. */
  hasAlpha: boolean;
}

/** A repeatable picture of noise; with `alpha`, of noise in the alpha channel as well. */
export function noise(
  width: number,
  height: number,
  { seed = 1, alpha = false }: { seed?: number; alpha?: boolean } = {},
): Pixels {
  const data = new Uint8Array(width * height * 4);
  let state = seed >>> 0;
  for (let index = 0; index < data.length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[index] = index % 4 === 3 && !alpha ? 255 : state >>> 24;
  }
  return { width, height, data };
}

/** A picture made pixel by pixel. */
export function paint(
  width: number,
  height: number,
  at: (x: number, y: number) => readonly [number, number, number, number],
): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(at(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

/** A mask: `alpha` 0 repaints, 255 keeps. */
export function maskOf(width: number, height: number, alpha: (x: number, y: number) => number): Pixels {
  return paint(width, height, (x, y) => [255, 255, 255, alpha(x, y)]);
}

/** Pixels on their way to a file. */
export function toSharp({ width, height, data }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

export async function pngOf(pixels: Pixels): Promise<Buffer> {
  return await toSharp(pixels).png().toBuffer();
}

/** A PNG without an alpha channel. */
export async function rgbPngOf(pixels: Pixels): Promise<Buffer> {
  return await toSharp(pixels).removeAlpha().png().toBuffer();
}

/** A PNG of noise: the input of tests that do not care for its pixels. */
export async function anyPng(width = 64, height = width): Promise<Buffer> {
  return await pngOf(noise(width, height));
}

/** Any picture, to pixels: exactly those in the file. */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  const { format, hasAlpha } = await sharp(bytes).metadata();
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data, format, hasAlpha };
}

/** The four bytes at a place. */
export function pixelAt({ width, data }: Pixels, x: number, y: number): number[] {
  const offset = (y * width + x) * 4;
  return [...data.subarray(offset, offset + 4)];
}

/** Peak signal-to-noise ratio in dB over the colours; Infinity for equal pictures. */
export function similarity(left: Pixels, right: Pixels): number {
  let squares = 0;
  for (let index = 0; index < left.data.length; index += 1) {
    squares += ((left.data[index] ?? 0) - (right.data[index] ?? 0)) ** 2;
  }
  return 10 * Math.log10(255 ** 2 / (squares / left.data.length));
}

export function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(content.length);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of one colour, written by hand: its header may promise any size. */
export function writtenPng(png: {
  width: number;
  height: number;
  bitDepth?: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  colourType?: number;
  /** Scanlines with their filter bytes, before compression. */
  scanlines?: Uint8Array;
  /** Chunks before the pixels. */
  before?: readonly Uint8Array[];
}): Buffer {
  const { width, height, bitDepth = 1, colourType = 0, before = [] } = png;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(bitDepth, 8);
  header.writeUInt8(colourType, 9);
  const stride = Math.ceil((width * bitDepth) / 8) + 1;
  const scanlines = png.scanlines ?? Buffer.alloc(stride * height);
  return Buffer.concat([
    pngSignature,
    pngChunk("IHDR", header),
    ...before,
    pngChunk("IDAT", deflateSync(scanlines)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Puts chunks behind a PNG's header. */
export function withChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Buffer {
  const headerEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** An animated PNG: two frames, of which viewers that know no animation show the first. */
export async function animatedPng(width: number, height: number): Promise<Buffer> {
  const first = await pngOf(noise(width, height));
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const frame = (sequence: number) => {
    const content = Buffer.alloc(26);
    content.writeUInt32BE(sequence, 0);
    content.writeUInt32BE(width, 4);
    content.writeUInt32BE(height, 8);
    content.writeUInt16BE(1, 20);
    content.writeUInt16BE(10, 22);
    return pngChunk("fcTL", content);
  };
  const second = deflateSync(Buffer.alloc((width * 4 + 1) * height));
  const frameData = pngChunk("fdAT", Buffer.concat([Buffer.from([0, 0, 0, 2]), second]));
  const animated = withChunks(first, [pngChunk("acTL", control), frame(0)]);
  const end = animated.length - 12;
  return Buffer.concat([animated.subarray(0, end), frame(1), frameData, animated.subarray(end)]);
}

/** Frames below each other, as an animated WebP or GIF. */
export async function animation(format: "webp" | "gif", width: number, height: number): Promise<Buffer> {
  const { data } = noise(width, height * 3);
  const raw = { width, height: height * 3, channels: 4, pageHeight: height } as const;
  const frames = sharp(data, { raw });
  return await (format === "webp" ? frames.webp({ lossless: true }) : frames.gif()).toBuffer();
}
