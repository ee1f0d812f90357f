import type { PixelMask, Pixels } from "../request.ts";
import { featherInside } from "./region.ts";
import type { Region } from "./region.ts";

export interface Repaint {
  painted: Pixels;
  /** What lies below the faded border; the input itself, or its filled surroundings. */
  under: Pixels;
  blend: boolean;
  /** Pixels over which the border fades; by default a share of the region. */
  feather?: number;
}

/**
 * The input with its masked part repainted. Where the mask is 0 the result is the input, byte for byte; elsewhere it is
 * the painting in full, since whoever gave the mask blends by its partial values.
 */
export function mergeEdit(
  initImage: Pixels,
  repaint: Repaint,
  scope: { mask: PixelMask; region: Region },
): Pixels {
  const { mask, region } = scope;
  const { painted } = repaint;
  const data = initImage.data.slice();
  const usual = Math.max(2, Math.min(40, Math.min(region.width, region.height) * 0.07));
  const radius = repaint.blend ? (repaint.feather ?? usual) : 0;
  const shown = radius > 0 ? featherInside(mask, radius) : undefined;
  for (let pixel = 0; pixel < mask.data.length; pixel++) {
    if (mask.data[pixel] === 0) continue;
    const at = pixel * 4;
    const share = shown?.[pixel] ?? 255;
    data.set(share === 255 ? painted.data.subarray(at, at + 4) : mixPixel(repaint, at, share / 255), at);
  }
  return { width: initImage.width, height: initImage.height, data };
}

type Rgba = readonly [number, number, number, number];

function mixPixel(repaint: Repaint, at: number, share: number): Rgba {
  const [under, over] = [repaint.under.data, repaint.painted.data];
  const from: Rgba = [under[at] ?? 0, under[at + 1] ?? 0, under[at + 2] ?? 0, under[at + 3] ?? 0];
  const to: Rgba = [over[at] ?? 0, over[at + 1] ?? 0, over[at + 2] ?? 0, over[at + 3] ?? 0];
  return blend(from, to, share);
}

/** Colours weigh by their alpha, so that a transparent pixel's hidden colour never shows. */
function blend(from: Rgba, to: Rgba, share: number): Rgba {
  const alpha = from[3] + (to[3] - from[3]) * share;
  if (alpha <= 0) return [0, 0, 0, 0];
  const mixed = (channel: 0 | 1 | 2): number =>
    Math.round((from[channel] * from[3] * (1 - share) + to[channel] * to[3] * share) / alpha);
  return [mixed(0), mixed(1), mixed(2), Math.round(alpha)];
}
