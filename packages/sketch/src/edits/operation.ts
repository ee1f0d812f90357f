import type { Reading } from "../prompt/meaning.ts";
import type { Picture, PictureRequest, PixelMask, Pixels } from "../request.ts";
import type { Region } from "./region.ts";

/** What the prompt of an edit asks for. */
export interface Instruction {
  prompt: string;
  /** Its words in lower case. */
  words: ReadonlySet<string>;
  reading: Reading;
}

/** What an operation works on. Operations never change the input's pixels. */
export interface EditTarget {
  request: PictureRequest;
  initImage: Pixels;
  /** The mask as given; absent means the whole picture. */
  mask?: PixelMask;
  region: Region;
}

export type EditOutcome = Pick<Picture, "drew" | "notDrawn" | "warnings"> & {
  /** The whole picture, repainted; what of it is kept is decided by the mask afterwards. */
  painted: Pixels;
  /** Whether the border of the region fades from its surroundings into what was painted. */
  blend: boolean;
  /** Width of that fade in pixels; by default it follows the region's size. */
  feather?: number;
  /** What it fades from; by default the input. */
  under?: Pixels;
};

/** One thing an edit can do. One file and one line in `operations.ts`; the first that answers is used. */
export interface EditOperation {
  name: string;
  /** Undefined where the instruction is not about this operation. */
  apply(instruction: Instruction, target: EditTarget): EditOutcome | undefined;
}
