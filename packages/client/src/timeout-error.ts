import { ConnectionError } from "./connection-error.ts";

/** The server was silent for longer than `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs / 1000} s.`);
    this.name = "TimeoutError";
    this.timeoutMs = timeoutMs;
  }
}
