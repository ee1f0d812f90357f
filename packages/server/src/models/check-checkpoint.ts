import { CheckpointError, loadModel } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";

/**
 * Loads a checkpoint as a drawing will, short of opening its networks: every configuration is read, and every tensor of
 * the weights is held against what the configuration asks for.
 * @param title what the person calls it
 * @returns bytes its weights take in memory
 * @throws {ModelError} naming the component and what of it does not fit
 */
export async function checkCheckpoint(directory: string, title: string): Promise<number> {
  try {
    // The engine need not be there: nothing is opened.
    const { weightBytes } = await loadModel(directory, { runtime: "", threads: 1 });
    return weightBytes;
  } catch (error) {
    throw error instanceof CheckpointError ? explainUnfit(error, title) : error;
  }
}

/** What a checkpoint's own files say against it. */
export function explainUnfit(error: CheckpointError, title: string): ModelError {
  const where = error.place === "" ? "" : ` in its ${error.place},`;
  // Tensors have the names that somebody gave them.
  const trouble = error.trouble.replaceAll(/\p{C}+/gu, "").slice(0, longestTrouble);
  return new ModelError(`${title} cannot be drawn with:${where} ${trouble}.`, { cause: error });
}

const longestTrouble = 500;
