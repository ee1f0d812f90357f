import { PipelineError } from "../pipelines/pipeline-error.ts";
import { variation } from "../pipelines/variation.ts";
import type { ModelFamily } from "./model-family.ts";

/** Stable Diffusion 1 taught to take what CLIP sees in a picture in place of a prompt. */
export const imageVariation: ModelFamily = {
  name: "image-variation",
  pipelineClasses: ["StableDiffusionImageVariationPipeline"],
  components: ["image_encoder"],
  inChannels: (latent) => [latent],
  latents: "stable-diffusion",
  guidanceScale: 3,
  capabilities: () => ({ generate: false, edit: false, mask: false, vary: true }),
  choosePipeline(_, { task, mask }) {
    if (task !== "vary" || mask) throw variesOnly();
    return variation;
  },
};

export function variesOnly(): PipelineError {
  return new PipelineError(
    "This model draws variations of a picture and nothing else; choose another model.",
  );
}
