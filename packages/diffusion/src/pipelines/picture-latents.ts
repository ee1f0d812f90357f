import type { NoiseGenerator } from "../noise/random-normal.ts";
import { weightedSum } from "../schedulers/float32.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { checkFinite } from "./check-finite.ts";
import type { Vae } from "./diffusion-model.ts";
import type { Pixels } from "./pipeline-request.ts";
import type { PipelineRun } from "./pipeline-run.ts";
import { tensorToPicture } from "./picture-tensor.ts";

/** What an encoder says of a picture: a distribution (AutoencoderKL), or latents (TAESD: no logvar). */
export type EncodedPicture = Awaited<ReturnType<Vae["encode"]>>;

/** @param image `[1, 3, height, width]`, -1 to 1 */
export async function encodePicture(run: PipelineRun, image: Tensor): Promise<EncodedPicture> {
  run.stopIfAborted();
  const encoded = await run.vae.encode(image);
  for (const tensor of [encoded.mean, encoded.logvar]) if (tensor) checkFinite(tensor, "the VAE's encoder");
  return encoded;
}

/**
 * Draws latents from what the encoder said, as diffusers does: from the picture's own generator, before any other noise.
 * @returns `[1, latentChannels, height / 8, width / 8]`, scaled for the denoiser
 */
export function drawLatents(
  { vae }: PipelineRun,
  encoded: EncodedPicture,
  generator: NoiseGenerator,
): Float32Array {
  const { mean, logvar } = encoded;
  const drawn = logvar ? drawAround(mean.data, logvar.data, generator) : mean.data;
  return drawn.map((value) => (value - vae.shiftFactor) * vae.scalingFactor);
}

/** Uses up the noise that {@link drawLatents} would draw. */
export function passOverLatents({ mean, logvar }: EncodedPicture, generator: NoiseGenerator): void {
  if (logvar) generator.randn(mean.data.length);
}

function drawAround(mean: Float32Array, logvar: Float32Array, generator: NoiseGenerator): Float32Array {
  const noise = generator.randn(mean.length);
  const deviations = logvar.map((value) => Math.exp(0.5 * Math.min(20, Math.max(-30, value))));
  return weightedSum([1, mean], [1, noise.map((value, index) => value * (deviations[index] ?? 0))]);
}

/** @param latents as the denoiser leaves them, of `shape` `[1, latentChannels, height / 8, width / 8]` */
export async function decodePicture(
  { vae, stopIfAborted }: Pick<PipelineRun, "vae" | "stopIfAborted">,
  latents: Float32Array,
  shape: readonly number[],
): Promise<Pixels> {
  stopIfAborted();
  const unscaled = latents.map((value) => value / vae.scalingFactor + vae.shiftFactor);
  const image = await vae.decode({ dims: shape, data: unscaled }); // [1, 3, height, width]
  return tensorToPicture(checkFinite(image, "the VAE's decoder"));
}
