import type { DiffusionModel } from "../pipelines/diffusion-model.ts";
import { imageToImage } from "../pipelines/image-to-image.ts";
import { inpaint } from "../pipelines/inpaint.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { PipelineRequest } from "../pipelines/pipeline-request.ts";
import { textToImage } from "../pipelines/text-to-image.ts";
import type { Capabilities, ModelFamily, Pipeline } from "./model-family.ts";

/** Stable Diffusion 1 and 2 and what was distilled from them: LCM, turbo, BK-SDM, SDXS. */
export const stableDiffusion: ModelFamily = {
  name: "stable-diffusion",
  pipelineClasses: [
    "StableDiffusionPipeline",
    "StableDiffusionImg2ImgPipeline",
    "StableDiffusionInpaintPipeline",
    "LatentConsistencyModelPipeline",
    "LatentConsistencyModelImg2ImgPipeline",
  ],
  components: ["text_encoder", "tokenizer"],
  inChannels: (latent) => [latent, repainterChannels(latent)],
  latents: "stable-diffusion",
  guidanceScale: 7.5,
  capabilities: paintingCapabilities,
  choosePipeline: choosePainting,
};

/** A repainting network takes latents, a mask, and the latents of what is around it. */
export function repainterChannels(latent: number): number {
  return latent + 1 + latent;
}

const stableDiffusionRepainter = repainterChannels(4);

export function paintingCapabilities({ inChannels }: { inChannels: number }): Capabilities {
  // It was taught to repaint: it begins neither from nothing nor from a whole picture.
  const isRepainter = inChannels === stableDiffusionRepainter;
  return { generate: !isRepainter, edit: true, mask: true, vary: !isRepainter };
}

/** From nothing, from a picture, or into a picture. */
export function choosePainting({ denoiser }: DiffusionModel, { task, mask }: PipelineRequest): Pipeline {
  if (mask) return inpaint;
  if (denoiser.inChannels === stableDiffusionRepainter)
    throw new PipelineError(
      "This model repaints part of a picture: send a picture and a mask, or choose another model.",
    );
  return task === "generate" ? textToImage : imageToImage;
}
