import { CheckpointError, loadModel } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";
import { reviewScheduler } from "./review-scheduler.ts";

/** What is known of a checkpoint that can be drawn with. */
export interface CheckedCheckpoint {
  /** Bytes its weights take in memory. */
  weightBytes: number;
  /** What whoever draws with it has to do for it; undefined where there is nothing. */
  remark?: string;
}

/**
 * Loads a checkpoint as a drawing will, short of opening its networks: every configuration is read, and every tensor of
 * the weights is held against what the configuration asks for.
 * @param title what the person calls it
 * @throws {ModelError} naming the component and what of it does not fit
 */
export async function checkCheckpoint(directory: string, title: string): Promise<CheckedCheckpoint> {
  try {
    // The engine need not be there: nothing is opened.
    const model = await loadModel(directory, { runtime: "", threads: 1 });
    return { weightBytes: model.weightBytes, remark: reviewScheduler(model, title) };
  } catch (error) {
    throw error instanceof CheckpointError ? explainUnfit(error, title) : error;
  }
}

/** What a checkpoint's own files say against it. */
export function explainUnfit(error: CheckpointError, title: string): ModelError {
  const where = error.place === "" ? "" : ` in its ${error.place},`;
  return new ModelError(`${title} cannot be drawn with:${where} ${printable(error.trouble)}.`, {
    cause: error,
  });
}

/** Tensors have the names that somebody gave them. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}+/gu, "").slice(0, longestTrouble);
}

const longestTrouble = 500;
