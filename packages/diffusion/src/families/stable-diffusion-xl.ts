import type { ModelFamily } from "./model-family.ts";
import { choosePainting, paintingCapabilities, repainterChannels } from "./stable-diffusion.ts";

/** Stable Diffusion XL, its turbo and SSD-1B: two text encoders, and the picture's sizes beside the prompt. */
export const stableDiffusionXl: ModelFamily = {
  name: "stable-diffusion-xl",
  pipelineClasses: [
    "StableDiffusionXLPipeline",
    "StableDiffusionXLImg2ImgPipeline",
    "StableDiffusionXLInpaintPipeline",
  ],
  components: ["text_encoder", "tokenizer", "text_encoder_2", "tokenizer_2"],
  inChannels: (latent) => [latent, repainterChannels(latent)],
  latents: "stable-diffusion-xl",
  guidanceScale: 5,
  capabilities: paintingCapabilities,
  choosePipeline: choosePainting,
};
