/** A reason not to start. Its message is one or two sentences for the person at the terminal, and safe to print. */
export class StartError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StartError";
  }
}
