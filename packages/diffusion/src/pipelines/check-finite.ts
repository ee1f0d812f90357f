import type { Tensor } from "../tensors/tensor.ts";
import { NonFiniteError } from "./pipeline-error.ts";

/**
 * Passes a tensor on if every value of it is a finite number.
 * @param source what made it, for the message: "the denoiser at step 3 of 20"
 * @throws {NonFiniteError} else: a picture made of it would be black
 */
export function checkFinite(tensor: Tensor, source: string): Tensor {
  // A sum is finite only if all its parts are, unless it grows beyond what a number holds: then it is looked at singly.
  let sum = 0;
  for (let index = 0; index < tensor.data.length; index += 1) sum += tensor.data[index] ?? 0;
  if (!Number.isFinite(sum) && !tensor.data.every(Number.isFinite))
    throw new NonFiniteError(
      `A value that is not a finite number came from ${source}. The weights may be damaged (pinhole verify), or the scheduler does not suit the model.`,
    );
  return tensor;
}
