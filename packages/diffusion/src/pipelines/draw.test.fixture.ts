import type { DiffusionModel } from "./diffusion-model.ts";
import { listen } from "./fake-model.test.fixture.ts";
import type { PipelineRequest, PipelineResult } from "./pipeline-request.ts";
import { runPipeline } from "./run-pipeline.ts";
import { requestOf, startPicture } from "./start-picture.test.fixture.ts";

/** Members of a request to change the start picture. */
export const edit: Partial<PipelineRequest> = { task: "edit", initImage: startPicture(64, 64), steps: 4 };

/** Draws what nothing special was asked of. */
export async function draw(
  model: DiffusionModel,
  fields: Partial<PipelineRequest> = {},
  { watch } = listen(),
): Promise<PipelineResult> {
  return await runPipeline(model, requestOf(fields), watch);
}
