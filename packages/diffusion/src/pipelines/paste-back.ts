import type { PipelineRequest, Pixels } from "./pipeline-request.ts";

/** The drawn picture where the mask repaints, the original's own bytes where it keeps, both where it is soft. */
export function pasteBack(
  drawn: Pixels,
  original: Pixels,
  mask: NonNullable<PipelineRequest["mask"]>,
): Pixels {
  const data = Uint8Array.from(original.data);
  for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
    const repaint = mask.data[pixel] ?? 0;
    if (repaint === 0) continue;
    for (let channel = 0; channel < 4; channel += 1) {
      const at = pixel * 4 + channel;
      data[at] = Math.round(((drawn.data[at] ?? 0) * repaint + (data[at] ?? 0) * (255 - repaint)) / 255);
    }
  }
  return { ...original, data };
}
