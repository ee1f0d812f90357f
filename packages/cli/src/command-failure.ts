/** What was asked for could not be done. Its message is for the person at the terminal: exit code 1. */
export class CommandFailure extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "CommandFailure";
  }
}
