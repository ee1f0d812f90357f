import { PipelineError } from "./pipeline-error.ts";
import type { Pixels } from "./pipeline-request.ts";
import type { PipelineRun } from "./pipeline-run.ts";

/** @throws {PipelineError} where there is no picture, or one of another size than is wanted */
export function initImageOf({ request }: Pick<PipelineRun, "request">): Pixels {
  const { initImage, width, height } = request;
  if (!initImage) throw new PipelineError("There is no picture to start from.");
  if (initImage.width !== width || initImage.height !== height)
    throw new PipelineError(
      `The picture is ${initImage.width}x${initImage.height}, but ${width}x${height} is wanted.`,
    );
  return initImage;
}
