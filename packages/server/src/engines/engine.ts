import type { Background, DrawingStep, EngineOptions, Size, Warning } from "@pinhole/contract";

/** Pixels of one picture: straight (not premultiplied) RGBA, 8 bits a channel, row-major, width * height * 4 bytes. */
export interface RgbaImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Where to repaint: one byte a pixel, 0 keeps the pixel, 255 repaints it. Between, an engine paints in full: the server blends. */
export interface Mask {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface EngineModel {
  id: string;
  /** What people read: `Sketch (built-in, procedural, no AI model)`. */
  displayName: string;
  licence: string;
  ownedBy: string;
  /** Unix seconds of the model's release. */
  created: number;
  /** What it draws best, and draws where the size is left to it; a square megapixel unless told. */
  usualSize?: Size;
  /** Written into every picture's metadata: where its pixels come from. */
  provenance: Provenance;
  capabilities: EngineCapabilities;
}

export interface Provenance {
  /** The `Software` entry: `Pinhole sketch 0.1.0 (procedural, not AI-generated)`. */
  software: string;
  /** IPTC digital source type URI, https://cv.iptc.org/newscodes/digitalsourcetype/ */
  digitalSourceType: string;
}

/** What the model was tested to do; anything else is a warning or an error, never a guess. */
export interface EngineCapabilities {
  generate: boolean;
  edit: boolean;
  mask: boolean;
  vary: boolean;
  partialImages: boolean;
  transparentBackground: boolean;
  /** Names of the {@link EngineOptions} the model honours. */
  options: readonly (keyof EngineOptions)[];
}

export interface DrawRequest {
  task: "generate" | "edit" | "vary";
  /** An id of {@link Engine.listModels}. */
  model: string;
  /** The name the request came with, where it is another: a hosted one. */
  askedFor?: string;
  /** Empty for `vary`. */
  prompt: string;
  /** Pixels of the picture wanted; `initImage`, `mask` and `referenceImages[0…]` come in sizes of their own,
   *  except that `initImage` and `mask` have already been brought to this size. */
  width: number;
  height: number;
  /** Pictures wanted, 1 to 10; picture i has seed (seed + i) mod 2^32. */
  count: number;
  /** Integer, 0 to 4294967295. */
  seed: number;
  initImage?: RgbaImage;
  /** For `vary`: the {@link DrawnImage.scene} in the metadata of the file that `initImage` was. Anybody may have
   *  written it: an engine checks it, and warns where it cannot use it. */
  initScene?: string;
  referenceImages: RgbaImage[];
  mask?: Mask;
  quality?: string;
  style?: "vivid" | "natural";
  background: Background;
  /** Partial images wanted per picture, 0 to 3. */
  partialImages: number;
  /** How strictly to look for what is unsafe. */
  moderation?: "auto" | "low";
  options: EngineOptions;
}

export interface PartialImage {
  /** Which of the `count` pictures, from 0. */
  pictureIndex: number;
  /** Which partial of that picture, from 0. */
  partialIndex: number;
  image: RgbaImage;
}

export interface DrawnImage {
  image: RgbaImage;
  seed: number;
  /** What was understood and drawn, in words: `2 boats`, `sunset sky`. */
  drew: string[];
  /** What the prompt asked for and the picture lacks. */
  notDrawn: string[];
  /** What was really drawn, as one sentence. */
  revisedPrompt?: string;
  /** What the file's metadata is to carry so that this engine can vary the picture by more than its pixels: at most
   *  8000 characters, in the engine's own notation, and never the prompt. */
  scene?: string;
}

export interface DrawResult {
  /** In order of their seeds. */
  images: DrawnImage[];
  warnings: Warning[];
}

export interface DrawWatch {
  /** Aborts the drawing; `draw` then rejects with the signal's reason. */
  signal: AbortSignal;
  onPartial(partial: PartialImage): void;
  /** Called after each step, where the drawing has steps; with step 0 before the model for it is loaded. */
  onStep?(step: DrawingStep): void;
}

/** What any engine must do. Pixels in, pixels out: codecs, sizes and alpha rules live in `images/`. */
export interface Engine {
  readonly name: string;
  /** Jobs it has use for at once; further ones wait in the queue, where other engines' jobs pass them. */
  readonly jobsAtOnce: number;
  listModels(): Promise<EngineModel[]>;
  draw(request: DrawRequest, watch: DrawWatch): Promise<DrawResult>;
  close(): Promise<void>;
}
