/** What could not be done with a model. Its message names the thing and the way out, and is safe to print. */
export class ModelError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "ModelError";
  }
}
