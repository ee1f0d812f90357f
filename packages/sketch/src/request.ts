import type { Scene } from "./scene/scene.ts";

/** Straight (not premultiplied) RGBA, 8 bits a channel, row-major: width * height * 4 bytes. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** One byte a pixel: 0 keeps, 255 repaints, between blends. */
export interface PixelMask {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface PictureRequest {
  task: "generate" | "edit" | "vary";
  /** Empty for `vary`. Any string; nothing in it is ever markup. */
  prompt: string;
  /** Pixels, 16 to 3840. */
  width: number;
  height: number;
  /** Integer, 0 to 4294967295. */
  seed: number;
  background: "transparent" | "opaque" | "auto";
  quality?: string;
  style?: string;
  /** Partial pictures wanted, 0 to 3. */
  partialImages: number;
  /** For `edit` and `vary`: already width x height. */
  initImage?: Pixels;
  /** For `vary`: what the picture's metadata says its scene is ({@link Picture.sceneText}). Anybody may have written it. */
  initScene?: string;
  /** Any size; their colours guide the palette. */
  referenceImages: readonly Pixels[];
  /** For `edit`: already width x height. */
  mask?: PixelMask;
}

/** An option that was not, or not fully, honoured. */
export interface SketchWarning {
  option: string;
  message: string;
}

export interface Picture {
  image: Pixels;
  /** What was decided before drawing: plain JSON. */
  scene: Scene;
  /** What the picture's metadata is to carry, so that a variation can draw the same things anew; not for edits. */
  sceneText?: string;
  /** The vector picture; empty where the result is made of pixels only. */
  svg: string;
  drew: string[];
  /** What the prompt asked for and the picture lacks. */
  notDrawn: string[];
  /** `Drew: … Not drawn: …` */
  revisedPrompt: string;
  warnings: SketchWarning[];
}

/** Receives partial picture 0, 1, 2 in order, before the result. */
export type PartialListener = (image: Pixels, index: number) => void;
