import type { SchedulerName } from "./scheduler-names.ts";

/** The three operations of the Images API, by their operation ids (images-api §11). */
export type Operation = "createImage" | "createImageEdit" | "createImageVariation";

/** An option that was not, or not fully, honoured; it travels in the answer, never only in a log. */
export interface Warning {
  /** The wire name of the option, or the part of the request the warning is about. */
  option: string;
  /** One sentence a caller can act on. */
  message: string;
}

/** How a model name is judged: one of the four hosted families, or `open` for our own names. */
export type FamilyName = "dall-e-2" | "dall-e-3" | "gpt-image-1" | "gpt-image-2" | "open";

export type Mode = "compatible" | "strict";
export type OutputFormat = "png" | "jpeg" | "webp";
export type Background = "transparent" | "opaque" | "auto";
export type ResponseFormat = "url" | "b64_json";

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How far a drawing is that goes step by step. */
export interface DrawingStep {
  /** From 1; 0 while the model is loaded, before the first. */
  step: number;
  /** At step 0 none, where it is not known yet. */
  steps: number;
  /** What this one took; 0 at step 0. */
  seconds: number;
}

/** Options only some engines understand; the `open` family's documented fields. */
export interface EngineOptions {
  steps?: number;
  guidanceScale?: number;
  negativePrompt?: string;
  /** 0 to 1: how far an edit or a variation may leave its input. */
  strength?: number;
  scheduler?: SchedulerName;
  /** Layers of the text encoder left out at its end. */
  clipSkip?: number;
}

/**
 * A checked request in our own names: what `parse*` make of a wire body, whatever SDK it came from.
 * Everything in it is within its family's limits; nothing in it is checked again.
 */
export interface ImageRequest {
  operation: Operation;
  /** The model name as the client gave it, or the document's default. */
  model: string;
  family: FamilyName;
  /** Empty for a variation. */
  prompt: string;
  /** Pictures asked for, 1 to 10 (wire `n`). */
  count: number;
  size: Size | "auto";
  /** The wire word (`standard`, `hd`, `low` … `auto`); undefined where the family has none or none was given. */
  quality?: string;
  background: Background;
  outputFormat: OutputFormat;
  /** 0 to 100, for jpeg and webp. */
  outputCompression: number;
  responseFormat: ResponseFormat;
  stream: boolean;
  /** Partial images wanted per picture, 0 to 3. */
  partialImages: number;
  style?: "vivid" | "natural";
  moderation?: "auto" | "low";
  inputFidelity?: "low" | "high";
  user?: string;
  safetyIdentifier?: string;
  /** 0 to 4294967295; picture i is drawn with seed + i. */
  seed?: number;
  engineOptions: EngineOptions;
  warnings: Warning[];
}
