import type { PipelineRequest } from "./pipeline-request.ts";
import { pixelsPerLatent } from "./pipeline-run.ts";

type Mask = NonNullable<PipelineRequest["mask"]>;

/**
 * @returns whether it is soft on purpose: between keeping and repainting over a whole square of 8 x 8 pixels. Softness of
 * an edge is left over from drawing or scaling a hard mask
 */
export function isSoftMask(mask: Mask): boolean {
  return squaresOf(mask).some(({ least, most }) => least > 0 && most < 255);
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
  const squares = squaresOf(mask);
  if (isSoftMask(mask)) return Float32Array.from(squares, ({ mean }) => mean / 255);
  const corners = Float32Array.from(squares, ({ corner }) => (corner >= 128 ? 1 : 0));
  return corners.includes(1) ? corners : Float32Array.from(squares, ({ most }) => most / 255);
}

/** 8 x 8 pixels of a mask, which are one value of the latents; 0 to 255. */
interface Square {
  corner: number;
  mean: number;
  least: number;
  most: number;
}

/** In the order of the latents, row by row. */
function squaresOf({ width, height, data }: Mask): Square[] {
  const columns = width / pixelsPerLatent;
  return Array.from({ length: columns * (height / pixelsPerLatent) }, (_, at) => {
    const start = (Math.floor(at / columns) * width + (at % columns)) * pixelsPerLatent;
    let [sum, least, most] = [0, 255, 0];
    for (let y = 0; y < pixelsPerLatent; y += 1)
      for (let x = 0; x < pixelsPerLatent; x += 1) {
        const value = data[start + y * width + x] ?? 0;
        sum += value;
        if (value < least) least = value;
        if (value > most) most = value;
      }
    return { corner: data[start] ?? 0, mean: sum / pixelsPerLatent ** 2, least, most };
  });
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
