import type { Warning } from "@pinhole/contract";
import type { PipelineResult } from "@pinhole/diffusion";
import type { DrawnImage, DrawResult } from "./engine.ts";
import { type Finishing, finishPicture } from "./finish-picture.ts";

export interface DrawnFor extends Finishing {
  /** Of the plan. */
  warnings: readonly Warning[];
  /** Partial images that were sent. */
  sent: number;
  /** Whether the server's owner wants every picture checked. */
  mustBeSafe: boolean;
}

/** What a pipeline drew, in the size asked for, with what was really read of the prompt. */
export async function toDrawResult(result: PipelineResult, drawnFor: DrawnFor): Promise<DrawResult> {
  const { request, warnings, mustBeSafe } = drawnFor;
  const images = await Promise.all(result.images.map((image) => finishPicture(image, drawnFor)));
  const read = request.task === "vary" ? undefined : (result.used.prompt ?? request.prompt);
  return {
    images: images.map((image, index): DrawnImage => ({
      image,
      seed: (request.seed + index) % 2 ** 32,
      drew: [read ?? "a variation of the image"],
      notDrawn: [],
      revisedPrompt: read,
    })),
    warnings: [
      ...warnings,
      // Most models bring no checker: that is news only where one is insisted on.
      ...result.warnings.filter(({ option }) => option !== "safety" || mustBeSafe).map(toWire),
      ...warnOfPreviews(drawnFor),
    ],
  };
}

/** Pipelines speak of their checker; the wire's name of it is `moderation`. */
function toWire({ option, message }: Warning): Warning {
  return { option: option === "safety" ? "moderation" : option, message };
}

function warnOfPreviews({ request, sent }: DrawnFor): Warning[] {
  const wanted = request.partialImages * request.count;
  if (sent >= wanted) return [];
  const message = `${sent} of ${wanted} partial images were sent: there is one between two steps, and the drawing has too few.`;
  return [{ option: "partial_images", message }];
}
