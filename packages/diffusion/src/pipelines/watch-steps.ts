import { familyOf } from "../families/families.ts";
import { checkFinite } from "./check-finite.ts";
import type { DiffusionModel } from "./diffusion-model.ts";
import { decodePicture } from "./picture-latents.ts";
import type { PipelineRequest, PipelineWatch } from "./pipeline-request.ts";
import type { FinishedStep, PipelineRun } from "./pipeline-run.ts";
import { colourLatents } from "./preview-picture.ts";

interface Watched {
  model: Pick<DiffusionModel, "kind" | "tinyVae" | "denoiser">;
  request: PipelineRequest;
  watch: PipelineWatch;
  /** Of one picture. */
  steps: number;
}

/** What happens between steps: the clock, the numbers, the previews, and whether to go on at all. */
export function watchSteps({
  model,
  request,
  watch,
  steps,
}: Watched): Pick<PipelineRun, "stopIfAborted" | "beginStep" | "finishStep"> {
  const previewSteps = placePreviews(request.previews, steps);
  const stopIfAborted = () => watch.signal.throwIfAborted();
  let began: number | undefined;
  return {
    stopIfAborted,
    async beginStep() {
      if (began !== undefined) return;
      stopIfAborted();
      await model.denoiser.open?.();
      began = performance.now();
    },
    async finishStep({ pictureIndex, index, output, shape }: FinishedStep) {
      checkFinite({ dims: shape, data: output.latents }, `the scheduler at step ${index + 1} of ${steps}`);
      const seconds = (performance.now() - (began ?? performance.now())) / 1000;
      began = undefined;
      watch.onStep({ step: pictureIndex * steps + index + 1, steps: steps * request.seeds.length, seconds });
      const previewIndex = previewSteps.indexOf(index);
      if (previewIndex >= 0) {
        const image = model.tinyVae
          ? await decodePicture({ vae: model.tinyVae, stopIfAborted }, output.clean, shape)
          : colourLatents(output.clean, shape, familyOf(model.kind).latents);
        await watch.onPreview({ pictureIndex, previewIndex, image });
      }
    },
  };
}

/**
 * Spreads previews evenly over the steps; none after the last, which is the picture itself.
 * @returns as many indices of steps as are wanted, or fewer where there are not enough steps
 */
export function placePreviews(previews: number, steps: number): number[] {
  const wanted = Math.min(previews, steps - 1);
  return Array.from({ length: wanted }, (_, at) => Math.round(((at + 1) * steps) / (wanted + 1)) - 1);
}
