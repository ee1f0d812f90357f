/** Ends the program with an exit code and without a word: 130 for Ctrl-C, 143 for SIGTERM. */
export class Exit extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`Exit ${exitCode}`);
    this.name = "Exit";
    this.exitCode = exitCode;
  }
}
