import type { Pixels } from "@pinhole/diffusion";
import { stretchImage } from "../images/stretch-image.ts";
import type { DrawRequest, RgbaImage } from "./engine.ts";

export interface Finishing {
  /** Whose size is wanted. */
  request: DrawRequest;
  /** The input that says by its own transparency where to paint; of the size wanted. */
  over?: RgbaImage;
}

/** What a pipeline drew, in the size asked for and under what is left of the input. */
export async function finishPicture(drawn: Pixels, { request, over }: Finishing): Promise<RgbaImage> {
  const image = await stretchImage(drawn, request);
  return over === undefined ? image : layOver(over, image);
}

/**
 * @param under opaque
 * @returns `over` on `under`: opaque, where `over` is opaque its own bytes, and where it is half transparent half of each
 */
function layOver(over: RgbaImage, under: RgbaImage): RgbaImage {
  const data = Uint8Array.from(under.data);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = over.data[at + 3] ?? 0;
    if (alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      const sum = (over.data[channel] ?? 0) * alpha + (under.data[channel] ?? 0) * (255 - alpha);
      data[channel] = Math.round(sum / 255);
    }
    data[at + 3] = 255;
  }
  return { ...under, data };
}
