const wayOut = "Pull the model again, or import a complete folder in the layout of diffusers.";

/**
 * A checkpoint that cannot be drawn with: something of it is missing, damaged, hostile or of a kind that is not built
 * here. The message names the component and its file by their place in the checkpoint, never the folder it lies in.
 */
export class CheckpointError extends Error {
  override name = "CheckpointError";
  /** `unet/config.json`, `unet`, `model_index.json`; empty for the checkpoint as a whole. */
  readonly place: string;
  /** What is wrong, without the place and the way out. */
  readonly trouble: string;

  constructor(place: string, trouble: string, options?: ErrorOptions) {
    super(`${place === "" ? "" : `${place}: `}${trouble.replace(/\.?$/, ".")} ${wayOut}`, options);
    this.place = place;
    this.trouble = trouble;
  }
}
