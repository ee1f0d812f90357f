import { type Conditioning, pairRows, timestepCondOf, usesGuidance } from "./conditioning.ts";
import { encodePromptXl } from "./encode-prompt-xl.ts";
import { encodeText } from "./encode-text.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { PipelineRun } from "./pipeline-run.ts";

/** The prompt, and what to avoid, as the checkpoint's text encoders say it. */
export async function encodePrompt(run: PipelineRun): Promise<Conditioning> {
  if (run.model.kind === "stable-diffusion-xl") return await encodePromptXl(run);
  const { model, request } = run;
  const [encoder] = model.textEncoders;
  if (!encoder) throw new PipelineError("This model takes no prompt; it draws variations of a picture.");
  const skip = request.clipSkip ?? 0;
  const follow = await encodeText(run, {
    encoder,
    text: request.prompt,
    option: "prompt",
    skip,
    finalNorm: true,
  });
  const avoid = usesGuidance(run)
    ? await encodeText(run, {
        encoder,
        text: request.negativePrompt ?? "",
        option: "negative_prompt",
        skip: 0,
        finalNorm: true,
      })
    : undefined;
  return {
    promptEmbeddings: pairRows(run, avoid?.hidden, follow.hidden), // [1 or 2, 77, width]
    timestepCond: timestepCondOf(run), // [1, timeCondProjDim]
  };
}
