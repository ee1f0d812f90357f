import type { Tensor } from "../tensors/tensor.ts";
import { type Conditioning, pairRows, timestepCondOf, usesGuidance } from "./conditioning.ts";
import { encodeText } from "./encode-text.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { PipelineRun } from "./pipeline-run.ts";

interface EncodedXl {
  hidden: Tensor;
  pooled: Tensor;
}

/**
 * SDXL's conditioning (Podell et al. 2023, section 2.2): both encoders side by side from the last layer but one, the
 * second one's pooled embedding, and the sizes the picture shall seem to have.
 */
export async function encodePromptXl(run: PipelineRun): Promise<Conditioning> {
  const { model, request } = run;
  const { prompt, negativePrompt, width, height } = request;
  const follow = await encodeBoth(run, { text: prompt, option: "prompt", skip: 1 + (request.clipSkip ?? 0) });
  let avoid: EncodedXl | undefined;
  if (usesGuidance(run))
    avoid =
      negativePrompt === undefined && model.forceZerosForEmptyPrompt
        ? { hidden: zerosLike(follow.hidden), pooled: zerosLike(follow.pooled) }
        : await encodeBoth(run, { text: negativePrompt ?? "", option: "negative_prompt", skip: 1 });
  // Original size, where it was cropped, and size wanted: a whole picture of this size.
  const timeIds = { dims: [1, 6], data: Float32Array.of(height, width, 0, 0, height, width) };
  return {
    promptEmbeddings: pairRows(run, avoid?.hidden, follow.hidden), // [1 or 2, 77, 768 + 1280]
    textEmbeds: pairRows(run, avoid?.pooled, follow.pooled), // [1 or 2, 1280]
    timeIds: pairRows(run, timeIds, timeIds), // [1 or 2, 6]
    timestepCond: timestepCondOf(run),
  };
}

async function encodeBoth(
  run: PipelineRun,
  text: { text: string; option: string; skip: number },
): Promise<EncodedXl> {
  const encoded: { hidden: Tensor; pooled?: Tensor }[] = [];
  for (const encoder of run.model.textEncoders)
    encoded.push(await encodeText(run, { encoder, ...text, finalNorm: false }));
  const pooled = encoded.at(-1)?.pooled;
  if (!pooled) throw new PipelineError("The second text encoder of this model has no projection.");
  return { hidden: besideEachOther(encoded.map(({ hidden }) => hidden)), pooled };
}

/** @returns `[1, tokens, sum of widths]` of several `[1, tokens, width]` */
function besideEachOther(tensors: readonly Tensor[]): Tensor {
  const tokens = tensors[0]?.dims[1] ?? 0;
  const widths = tensors.map(({ dims }) => dims[2] ?? 0);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const data = new Float32Array(tokens * width);
  let column = 0;
  for (const [index, tensor] of tensors.entries()) {
    const own = widths[index] ?? 0;
    for (let token = 0; token < tokens; token += 1)
      data.set(tensor.data.subarray(token * own, (token + 1) * own), token * width + column);
    column += own;
  }
  return { dims: [1, tokens, width], data };
}

function zerosLike({ dims, data }: Tensor): Tensor {
  return { dims, data: new Float32Array(data.length) };
}
