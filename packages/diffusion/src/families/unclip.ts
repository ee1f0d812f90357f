import { PipelineError } from "../pipelines/pipeline-error.ts";
import { variation } from "../pipelines/variation.ts";
import { variesOnly } from "./image-variation.ts";
import type { ModelFamily } from "./model-family.ts";

/** Stable Diffusion 2 taught to take what CLIP sees in a picture beside the prompt. */
export const unclip: ModelFamily = {
  name: "unclip",
  pipelineClasses: ["StableUnCLIPImg2ImgPipeline"],
  components: ["text_encoder", "tokenizer", "image_encoder", "image_normalizer", "image_noising_scheduler"],
  inChannels: (latent) => [latent],
  latents: "stable-diffusion",
  guidanceScale: 10,
  capabilities: () => ({ generate: false, edit: true, mask: false, vary: true }),
  choosePipeline(_, { task, mask }) {
    if (task === "generate") throw variesOnly();
    if (mask)
      throw new PipelineError(
        "This model cannot repaint a part of a picture: send no mask, or choose another model.",
      );
    // An edit is a variation that heeds a prompt.
    return variation;
  },
};
