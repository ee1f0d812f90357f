import type { DrawingStep, ImagesResponse, Operation, Warning } from "@pinhole/contract";

/** A request as the command line gives it. */
export interface DrawOrder {
  operation: Operation;
  /** Members of the request by wire name, without the files. */
  params: Record<string, unknown>;
  images: InputFile[];
  mask?: InputFile;
}

export interface InputFile {
  name: string;
  bytes: Uint8Array;
}

export interface UnfinishedPicture {
  bytes: Uint8Array;
  /** From 1. */
  number: number;
}

export interface DrawWatch {
  signal: AbortSignal;
  onUnfinished(picture: UnfinishedPicture): Promise<void>;
  /** Called after each step of a model that draws in steps; with step 0 while that model is loaded. */
  onStep(step: DrawingStep): void;
}

export interface DrawnPictures {
  answer: AnswerWithoutPictures;
  /** Files, in the order of `answer.data`. */
  pictures: Uint8Array[];
  /** One per picture, where they are known. */
  seeds: readonly number[];
  warnings: readonly Warning[];
}

/** The API's answer, all but the files and their URLs. */
export type AnswerWithoutPictures = Omit<ImagesResponse, "data"> & { data: { revised_prompt?: string }[] };

export function withoutPictures(answer: ImagesResponse): AnswerWithoutPictures {
  return { ...answer, data: answer.data.map(({ revised_prompt }) => ({ revised_prompt })) };
}

/** Who draws: a server, or this process. Both make the same bytes of the same request and seed. */
export interface Drawer {
  /** Draws where no model is named; undefined leaves it to the server. */
  readonly defaultModel?: string;
  /** A Pinhole: unfinished pictures and steps can be had of it without being paid for. */
  readonly isOurs: boolean;
  /** @throws {ApiError} or {PinholeError} what is refused; the signal's reason when it aborts */
  draw(order: DrawOrder, watch: DrawWatch): Promise<DrawnPictures>;
  close(): Promise<void>;
}
