/** A drawing that cannot be made, or went wrong on the way. The message is for whoever asked, and says the way out. */
export class PipelineError extends Error {
  override name = "PipelineError";
}

/** Arithmetic that came to infinity or to nothing: the model's fault, or its files'. */
export class NonFiniteError extends PipelineError {
  override name = "NonFiniteError";
}

/** The checkpoint's own safety checker refused a picture that was asked to be checked. */
export class UnsafePictureError extends Error {
  override name = "UnsafePictureError";
}
