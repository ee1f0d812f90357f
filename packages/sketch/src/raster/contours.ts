import { blurPlane } from "./blur-plane.ts";
import { channelOf, createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";
import type { Pixels } from "../request.ts";

interface Nib {
  /** Width of the line in pixels. */
  width: number;
  /** Difference of colour that makes a line, about 0.03 (all of them) to 0.2 (only the strongest). */
  threshold: number;
}

/**
 * Lines where colours meet, 0..1: how far each channel lies from its surroundings on the darker side,
 * so that a contour is one line and belongs to the darker form.
 */
export function contoursOf(picture: Pixels, { width: nib, threshold }: Nib): Plane {
  const lines = createPlane(picture);
  for (let channel = 0; channel < 3; channel++) {
    const plane = channelOf(picture, channel);
    const sharp = blurPlane(plane, nib * 0.25, 1).values;
    const soft = blurPlane(plane, Math.max(1, nib * 1.5), 1).values;
    for (let at = 0; at < sharp.length; at++)
      lines.values[at] = (lines.values[at] ?? 0) + Math.max(0, (soft[at] ?? 0) - (sharp[at] ?? 0));
  }
  const gain = 1 / threshold;
  for (let at = 0; at < lines.values.length; at++)
    lines.values[at] = Math.min(1, Math.max(0, (lines.values[at] ?? 0) * gain * 2.4 - 0.6));
  return lines;
}
