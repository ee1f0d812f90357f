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
  for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
    if (mask.data[pixel] !== 0) continue;
    for (let at = pixel * 4; at < pixel * 4 + 4; at += 1) data[at] = original.data[at] ?? 0;
  }
  return { ...drawn, data };
}
