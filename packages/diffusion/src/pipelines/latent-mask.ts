import type { PipelineRequest } from "./pipeline-request.ts";
import { pixelsPerLatent } from "./pipeline-run.ts";

type Mask = NonNullable<PipelineRequest["mask"]>;

/**
 * @returns whether it is soft on purpose: between keeping and repainting over a whole square of 8 x 8 pixels. Softness of
 * an edge is left over from drawing or scaling a hard mask
 */
export function isSoftMask(mask: Mask): boolean {
  return ofSquares(mask, (values) => Number(values.every((value) => value > 0 && value < 1))).includes(1);
}

/** @returns the mask with 255 from its middle on and 0 below */
export function hardenMask(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => (value >= 128 ? 255 : 0)) };
}

/**
 * The mask at the size of latents, 0 keeps to 1 repaints: of a hard mask the corner of each square of 8 x 8 pixels, as
 * diffusers takes it, of a soft one the mean. A mask too fine for that repaints every square it touches.
 * @returns `[1, 1, height / 8, width / 8]`
 */
export function maskOfLatents(mask: Mask): Float32Array {
  if (isSoftMask(mask)) return ofSquares(mask, (values) => mean(values));
  const corners = ofSquares(hardenMask(mask), (values) => values[0] ?? 0);
  return corners.some((value) => value > 0) ? corners : ofSquares(mask, (values) => Math.max(...values));
}

function ofSquares({ width, height, data }: Mask, read: (values: number[]) => number): Float32Array {
  const [columns, rows] = [width / pixelsPerLatent, height / pixelsPerLatent];
  return Float32Array.from({ length: columns * rows }, (_, at) => {
    const [left, top] = [(at % columns) * pixelsPerLatent, Math.floor(at / columns) * pixelsPerLatent];
    const values = Array.from({ length: pixelsPerLatent ** 2 }, (_, pixel) => {
      const [x, y] = [left + (pixel % pixelsPerLatent), top + Math.floor(pixel / pixelsPerLatent)];
      return (data[y * width + x] ?? 0) / 255;
    });
    return read(values);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Puts the original's latents back where the mask keeps them. A soft mask lets go of a place when as much of the way is
 * done as it keeps (Levin and Fried 2023, differential diffusion): 0.25 is repainted in the last quarter of the steps.
 * @param progress share of the steps that are done, 0 to 1
 */
export function keepOriginal(
  { latents, original, mask }: { latents: Float32Array; original: Float32Array; mask: Float32Array },
  progress: number,
): Float32Array {
  return latents.map((value, index) => {
    const repaint = mask[index % mask.length] ?? 0;
    return repaint > 0 && progress >= 1 - repaint ? value : (original[index] ?? 0);
  });
}
