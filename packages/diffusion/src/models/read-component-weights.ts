import { stat } from "node:fs/promises";
import { readWeights, type RenameTensor } from "../weights/read-weights.ts";
import { selectWeights, type Weights } from "../weights/weights.ts";
import { WeightsError } from "../weights/weights-error.ts";
import { CheckpointError } from "./checkpoint-error.ts";

/** Numbers that old transformers saved beside the weights: 0, 1, 2 and on. No network asks for them. */
const buffers = /(^|\.)position_ids$/;

export interface WeightSource {
  /** For messages: `unet`, `taesd`. */
  component: string;
  /** Of the component. */
  directory: string;
  rename?: RenameTensor;
}

/**
 * Where a network's weights lie, without reading any.
 * @throws {CheckpointError} naming the component, when its files are missing, cut off or hostile
 */
export async function readComponentWeights({ component, directory, rename }: WeightSource): Promise<Weights> {
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) throw new CheckpointError(component, "the folder is missing");
  return await nameComponent(component, async () => {
    const weights = await readWeights(directory, rename);
    return selectWeights(weights, (name) => !buffers.test(name));
  });
}

/** Does something for a component; what goes wrong with its weights is said of it. */
export async function nameComponent<Result>(component: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof WeightsError) throw new CheckpointError(component, cause.message, { cause });
    if (
      cause instanceof Error &&
      "code" in cause &&
      typeof cause.code === "string" &&
      /^E[A-Z]+$/.test(cause.code)
    ) {
      throw new CheckpointError(component, `its weights cannot be read (${cause.code})`, { cause });
    }
    throw cause;
  }
}

/** Today's transformers save a CLIPTextModel without `text_model.`, older ones with it. */
export function renameOldText(name: string): string {
  return name.replace(/^text_model\./, "");
}

/** Older transformers put one `vision_model.` into another. */
export function renameOldVision(name: string): string {
  return name.replace(/^vision_model\.vision_model\./, "vision_model.");
}
