import type { PipelineRequest, Pixels } from "./pipeline-request.ts";

/**
 * The original's own bytes where the mask keeps, the drawn picture in full everywhere else: whoever gave the mask blends
 * by its partial values, and would do so twice if it were done here.
 */
export function pasteBack(
  drawn: Pixels,
  original: Pixels,
  mask: NonNullable<PipelineRequest["mask"]>,
): Pixels {
  const data = Uint8Array.from(drawn.data);
  for (const [pixel, repaint] of mask.data.entries())
    if (repaint === 0) data.set(original.data.subarray(pixel * 4, pixel * 4 + 4), pixel * 4);
  return { ...drawn, data };
}
