/** Straight RGBA, 8 bits a channel, row-major. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** What is asked of a model; every field is within its limits already. */
export interface PipelineRequest {
  task: "generate" | "edit" | "vary";
  /** Empty for `vary`. */
  prompt: string;
  negativePrompt?: string;
  /** Both divisible by 8. */
  width: number;
  height: number;
  /** One a picture; each 0 to 4294967295. */
  seeds: readonly number[];
  /** Denoising steps; undefined: the checkpoint's own default. */
  steps?: number;
  guidanceScale?: number;
  /** How much of the init image is redrawn, 0 to 1. */
  strength?: number;
  /** A name of {@link schedulerNames}; undefined: the checkpoint's own. */
  scheduler?: string;
  /** Layers of the text encoder left out at the end; 0 for none. */
  clipSkip?: number;
  /** Of the size wanted. */
  initImage?: Pixels;
  /**
   * One byte a pixel, 255 repaints, 0 keeps; of the size wanted. Where it is between, the picture may change late or
   * little, and comes back unblended: that is for whoever has the mask.
   */
  mask?: { width: number; height: number; data: Uint8Array };
  /** Previews wanted, spread over the steps; 0 to 3. */
  previews: number;
  /** Decode with the full VAE even where a tiny one is there. */
  fullDecoder: boolean;
  checkSafety: boolean;
}

export interface PipelineWatch {
  /** Looked at between steps. */
  signal: AbortSignal;
  onStep(step: { step: number; steps: number; seconds: number }): void;
  /** The drawing waits for the promise it returns, if any: a preview is of use only before the next step. */
  onPreview(preview: { pictureIndex: number; previewIndex: number; image: Pixels }): void | Promise<void>;
}

export interface PipelineResult {
  /** In the order of the seeds. */
  images: Pixels[];
  warnings: { option: string; message: string }[];
  /** The steps, scheduler and guidance that give the same again, whoever chose them: for metadata and the command. */
  used: {
    steps: number;
    scheduler: string;
    guidanceScale: number;
    seconds: number;
    /** The prompt as far as the text encoder could read it; undefined where none was read. */
    prompt?: string;
  };
}
