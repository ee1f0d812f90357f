import type { Tensor } from "../tensors/tensor.ts";
import { checkFinite } from "./check-finite.ts";
import type { TextEncoder, TextReading } from "./diffusion-model.ts";
import type { PipelineRun } from "./pipeline-run.ts";

export interface TextToEncode extends TextReading {
  encoder: TextEncoder;
  text: string;
  /** For the warning about what does not fit. */
  option: string;
}

/** @returns `hidden` `[1, 77, width]`, and `pooled` `[1, projection]` where the encoder has one */
export async function encodeText(
  run: PipelineRun,
  { encoder, text, option, ...reading }: TextToEncode,
): Promise<{ hidden: Tensor; pooled?: Tensor }> {
  run.stopIfAborted();
  const { ids, truncated } = encoder.tokenizer.encode(text);
  if (truncated !== "") run.warn(option, `Only 77 tokens fit; left out at the end: ${quote(truncated)}.`);
  const encoded = await encoder.encode({ dims: [1, ids.length], data: ids }, reading);
  checkFinite(encoded.hidden, "the text encoder");
  if (encoded.pooled) checkFinite(encoded.pooled, "the text encoder");
  return encoded;
}

/** The beginning of a text, without the rest of a character that was cut in two. */
function quote(text: string): string {
  const characters = Array.from(text.replace(/^\uFFFD+/, ""));
  return JSON.stringify(characters.slice(0, 200).join(""));
}
