import { encodePrompt } from "./encode-prompt.ts";
import { initImageOf } from "./init-image.ts";
import { decodePicture, drawLatents, encodePicture } from "./picture-latents.ts";
import { pictureToTensor } from "./picture-tensor.ts";
import type { Pixels } from "./pipeline-request.ts";
import { countOf, generatorsOf, latentShape, type PipelineRun } from "./pipeline-run.ts";
import { predictNoise } from "./predict-noise.ts";

/** A picture is noised as far as `strength` says, and drawn again from there (Meng et al. 2022, SDEdit). */
export async function imageToImage(run: PipelineRun): Promise<Pixels[]> {
  const { plan } = run;
  const conditioning = await encodePrompt(run); // promptEmbeddings [1 or 2, 77, width]
  const encoded = await encodePicture(run, pictureToTensor(initImageOf(run))); // mean [1, 4, height / 8, width / 8]
  const shape = latentShape(run); // [1, 4, height / 8, width / 8]
  const images: Pixels[] = [];
  for (const [pictureIndex, generator] of generatorsOf(run)) {
    const noise = () => generator.randn(countOf(shape));
    const clean = drawLatents(run, encoded, generator); // shape
    let latents: Float32Array = plan.addNoise(clean, noise(), 0);
    let history: readonly Float32Array[] = [];
    for (const index of plan.timesteps.keys()) {
      const sample = { dims: shape, data: plan.scaleInput(latents, index) };
      const prediction = await predictNoise(run, { sample, conditioning, index }); // shape
      const output = plan.step({ index, latents, prediction, history, noise });
      ({ latents, history } = output);
      await run.finishStep({ pictureIndex, index, output, shape });
    }
    images.push(await decodePicture(run, latents, shape)); // height x width
  }
  return images;
}
