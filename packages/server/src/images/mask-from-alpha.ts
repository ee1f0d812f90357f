import type { Mask, RgbaImage } from "../engines/engine.ts";

/**
 * OpenAI's "transparent means repaint" in our terms, for mask files and for a picture's own transparency:
 * a mask byte is 255 - alpha, so 255 repaints and 0 keeps.
 */
export function maskFromAlpha(image: RgbaImage): Mask {
  const { width, height } = image;
  const data = new Uint8Array(width * height);
  for (let pixel = 0, alpha = 3; pixel < data.length; pixel += 1, alpha += 4) {
    data[pixel] = 255 - (image.data[alpha] ?? 255);
  }
  return { width, height, data };
}
