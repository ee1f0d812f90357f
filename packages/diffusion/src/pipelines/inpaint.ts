import type { Tensor } from "../tensors/tensor.ts";
import { encodePrompt } from "./encode-prompt.ts";
import { initImageOf } from "./init-image.ts";
import { hardenMask, isSoftMask, keepOriginal, maskOfLatents } from "./latent-mask.ts";
import { fillTransparent } from "./outpaint.ts";
import { pasteBack } from "./paste-back.ts";
import { decodePicture, drawLatents, encodePicture, passOverLatents } from "./picture-latents.ts";
import { pictureToTensor } from "./picture-tensor.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { PipelineRequest, Pixels } from "./pipeline-request.ts";
import { countOf, generatorsOf, latentShape, type PipelineRun } from "./pipeline-run.ts";
import { predictNoise } from "./predict-noise.ts";

/**
 * Repaints where the mask says so. A network of 4 channels draws everything and gets the original back outside the mask
 * after each step; one of 9 channels sees the mask and what is around it, and knows what to do (Rombach et al. 2022).
 */
export async function inpaint(run: PipelineRun): Promise<Pixels[]> {
  const { plan, model } = run;
  const original = initImageOf(run);
  const mask = maskOf(run.request);
  if (!mask.data.some((repaint) => repaint > 0)) {
    run.warn("mask", "The mask repaints nothing, so the picture was left as it is.");
    return run.request.seeds.map(() => original);
  }
  const seesMask = model.denoiser.inChannels === 9;
  if (seesMask && isSoftMask(mask))
    run.warn("mask", "This model takes hard masks only: it repaints where the mask is half or more.");
  const conditioning = await encodePrompt(run); // promptEmbeddings [1 or 2, 77, width]
  const image = pictureToTensor(fillTransparent(original)); // [1, 3, height, width]
  const shape = latentShape(run); // [1, 4, height / 8, width / 8]
  const latentMask = maskOfLatents(seesMask ? hardenMask(mask) : mask); // [1, 1, height / 8, width / 8]
  const needsOriginal = !seesMask || plan.beginsLater;
  const encoded = needsOriginal ? await encodePicture(run, image) : undefined; // mean: shape
  const surroundings = seesMask ? await encodePicture(run, blankMasked(image, mask)) : undefined; // mean: shape
  const images: Pixels[] = [];
  for (const [pictureIndex, generator] of generatorsOf(run)) {
    const noise = () => generator.randn(countOf(shape));
    const clean = encoded ? drawLatents(run, encoded, generator) : new Float32Array(); // shape
    const firstNoise = noise();
    let latents: Float32Array = plan.beginsLater
      ? plan.addNoise(clean, firstNoise, 0)
      : firstNoise.map((value) => value * plan.initialScale);
    // diffusers draws the surroundings' latents even where the network does not take them.
    const around = surroundings ? drawLatents(run, surroundings, generator) : undefined; // shape
    if (!around && encoded) passOverLatents(encoded, generator);
    let history: readonly Float32Array[] = [];
    for (const index of plan.timesteps.keys()) {
      const scaled = plan.scaleInput(latents, index);
      const sample = around
        ? besideChannels([scaled, latentMask, around], shape) // [1, 9, height / 8, width / 8]
        : { dims: shape, data: scaled };
      const prediction = await predictNoise(run, { sample, conditioning, index }); // shape
      const output = plan.step({ index, latents, prediction, history, noise });
      ({ latents, history } = output);
      if (!seesMask) {
        const isLast = index + 1 === plan.timesteps.length;
        const noised = isLast ? clean : plan.addNoise(clean, firstNoise, index + 1); // shape
        const progress = (index + 1) / plan.timesteps.length;
        latents = keepOriginal({ latents, original: noised, mask: latentMask }, progress);
      }
      await run.finishStep({ pictureIndex, index, output: { ...output, latents }, shape });
    }
    const drawn = await decodePicture(run, latents, shape); // height x width
    images.push(pasteBack(drawn, original, mask));
  }
  return images;
}

function maskOf({ mask, width, height }: PipelineRequest): NonNullable<PipelineRequest["mask"]> {
  if (!mask) throw new PipelineError("There is no mask that says where to repaint.");
  if (mask.width !== width || mask.height !== height)
    throw new PipelineError(`The mask is ${mask.width}x${mask.height}, but ${width}x${height} is wanted.`);
  return mask;
}

/** The picture with grey, which is 0, where half the mask or more repaints. */
function blankMasked({ dims, data }: Tensor, { data: mask }: { data: Uint8Array }): Tensor {
  return { dims, data: data.map((value, index) => ((mask[index % mask.length] ?? 0) >= 128 ? 0 : value)) };
}

/** Channels of one picture after each other. */
function besideChannels(parts: readonly Float32Array[], [, , height, width]: readonly number[]): Tensor {
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    data.set(part, offset);
    offset += part.length;
  }
  return { dims: [1, data.length / ((height ?? 1) * (width ?? 1)), height ?? 1, width ?? 1], data };
}
