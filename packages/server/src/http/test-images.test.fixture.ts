import { decodeImage } from "../images/decode-image.ts";
import { codec } from "../images/codec.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Small files of each kind that an edit's rules tell apart. */
export interface Codec {
  /** 64x64, with an alpha channel whose lower half is transparent. */
  image: Bytes;
  /** 64x64: repaint the lower half. */
  mask: Bytes;
  /** 64x64, no alpha channel. */
  opaque: Bytes;
  /** 64x32, with an alpha channel. */
  oblong: Bytes;
  /** 400x400. */
  huge: Bytes;
  /** Straight RGBA. */
  decode: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export async function codecFiles(): Promise<Codec> {
  const [image, mask, opaque, oblong, huge] = await Promise.all([
    encode({ width: 64, height: 64, channels: 4, alphaOfLowerHalf: 0 }),
    encode({ width: 64, height: 64, channels: 4, alphaOfLowerHalf: 0 }),
    encode({ width: 64, height: 64, channels: 3, alphaOfLowerHalf: 255 }),
    encode({ width: 64, height: 32, channels: 4, alphaOfLowerHalf: 0 }),
    encode({ width: 400, height: 400, channels: 4, alphaOfLowerHalf: 0 }),
  ]);
  return { image, mask, opaque, oblong, huge, decode: async (bytes) => (await decodeImage(bytes)).data };
}

interface Picture {
  width: number;
  height: number;
  channels: 3 | 4;
  alphaOfLowerHalf: number;
}

async function encode({ width, height, channels, alphaOfLowerHalf }: Picture): Promise<Bytes> {
  const data = new Uint8Array(width * height * channels);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const isLower = pixel >= (width * height) / 2;
    const colour = [pixel % 251, (pixel * 7) % 256, 128, isLower ? alphaOfLowerHalf : 255];
    data.set(colour.slice(0, channels), pixel * channels);
  }
  return new Uint8Array(await codec(data, { raw: { width, height, channels } }).png().toBuffer());
}
