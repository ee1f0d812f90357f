import type { ModelFamily } from "../families/model-family.ts";
import type { Pixels } from "./pipeline-request.ts";
import { pixelsPerLatent } from "./pipeline-run.ts";

interface LatentColours {
  /** Red, green and blue of each latent channel. */
  factors: readonly (readonly [number, number, number])[];
  bias: readonly [number, number, number];
}

// Least squares fits between latents and pictures, as public tools use them for previews (ComfyUI latent_formats.py).
const stableDiffusion: LatentColours = {
  factors: [
    [0.3512, 0.2297, 0.3227],
    [0.325, 0.4974, 0.235],
    [-0.2829, 0.1762, 0.2721],
    [-0.212, -0.2616, -0.7177],
  ],
  bias: [0, 0, 0],
};
const stableDiffusionXl: LatentColours = {
  factors: [
    [0.3651, 0.4232, 0.4341],
    [-0.2533, -0.0042, 0.1068],
    [0.1076, 0.1111, -0.0362],
    [-0.3165, -0.2492, -0.2188],
  ],
  bias: [0.1084, -0.0175, -0.0011],
};

/**
 * What latents look like, roughly and at once: a colour for each, where there is no tiny decoder.
 * @param latents scaled as for the denoiser
 * @param shape `[1, 4, height / 8, width / 8]`
 */
export function colourLatents(
  latents: Float32Array,
  [, , rows = 0, columns = 0]: readonly number[],
  whose: ModelFamily["latents"],
): Pixels {
  const { factors, bias } = whose === "stable-diffusion-xl" ? stableDiffusionXl : stableDiffusion;
  const [width, height] = [columns * pixelsPerLatent, rows * pixelsPerLatent];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < rows * columns; at += 1)
    for (let colour = 0; colour < 3; colour += 1) {
      let value = bias[colour] ?? 0;
      for (const [channel, factor] of factors.entries())
        value += (factor[colour] ?? 0) * (latents[channel * rows * columns + at] ?? 0);
      const byte = Math.round(Math.min(1, Math.max(0, value * 0.5 + 0.5)) * 255);
      const [left, top] = [(at % columns) * pixelsPerLatent, Math.floor(at / columns) * pixelsPerLatent];
      for (let y = top; y < top + pixelsPerLatent; y += 1)
        for (let x = left; x < left + pixelsPerLatent; x += 1) data[(y * width + x) * 4 + colour] = byte;
    }
  return { width, height, data };
}
