import type { PixelMask, Pixels } from "../request.ts";
import type { Region } from "./region.ts";

/** Applies a filter to the region and a margin round it only, and leaves the rest as it was. */
export function withinRegion(
  picture: Pixels,
  { region, margin }: { region: Region; margin: number },
  filter: (part: Pixels, corner: { left: number; top: number }) => Pixels,
): Pixels {
  const left = Math.max(0, region.x - margin);
  const top = Math.max(0, region.y - margin);
  const width = Math.min(picture.width, region.x + region.width + margin) - left;
  const height = Math.min(picture.height, region.y + region.height + margin) - top;
  const part: Pixels = { width, height, data: new Uint8Array(width * height * 4) };
  const rowAt = (y: number): number => ((top + y) * picture.width + left) * 4;
  for (let y = 0; y < height; y++)
    part.data.set(picture.data.subarray(rowAt(y), rowAt(y) + width * 4), y * width * 4);
  const filtered = filter(part, { left, top });
  const data = picture.data.slice();
  for (let y = 0; y < height; y++)
    data.set(filtered.data.subarray(y * width * 4, (y + 1) * width * 4), rowAt(y));
  return { ...picture, data };
}

/** The mask of a part of the picture. */
export function maskWithin(
  mask: PixelMask,
  { left, top }: { left: number; top: number },
  { width, height }: Pixels,
): PixelMask {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * mask.width + left;
    data.set(mask.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}
