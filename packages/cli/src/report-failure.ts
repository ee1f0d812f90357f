import { CommanderError } from "commander";
import { CommandFailure } from "./command-failure.ts";
import { Exit } from "./exit.ts";
import { note, styled } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Tells the person at the terminal what went wrong.
 * @returns the exit code: 1 failed, 2 asked wrongly, 130 and 143 interrupted, 0 where the error is only help shown
 */
export function reportFailure(error: unknown): number {
  // Commander has already written its message, or the help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Exit) return error.exitCode;
  if (!(error instanceof Error)) return tell(String(error), 1);
  if (error instanceof UsageError) return tell(error.message, 2);
  if (error instanceof CommandFailure || error.name === "StartError") return tell(error.message, 1);
  if (isApiRefusal(error)) return tell(addWayOut(error), isAskedWrongly(error) ? 2 : 1);
  if (error.name === "ConnectionError" || error.name === "TimeoutError") return tell(withCause(error), 1);
  return tell(process.env["DEBUG"] ? (error.stack ?? error.message) : error.message, 1);
}

function tell(message: string, exitCode: number): number {
  note(`${styled("red", "error:")} ${message}`);
  return exitCode;
}

type ApiRefusal = Error & { status: number; type: string; param: string | null };

/** The server's refusal, whether it came over the wire (PinholeError) or from the engine here (ApiError). */
function isApiRefusal(error: Error): error is ApiRefusal {
  return error.name === "PinholeError" || error.name === "ApiError";
}

/** The API's own words name no command. */
function addWayOut({ message, param }: ApiRefusal): string {
  const isUnknownModel = param === "model" && message.includes("does not exist");
  return isUnknownModel ? `${message.replace(/\.?$/, ".")} List those there are with: pinhole ls` : message;
}

/** A request against the rules; not a picture that cannot be read, nor a key that may not do this. */
function isAskedWrongly({ status, type, param }: ApiRefusal): boolean {
  return status === 400 && (param !== null || type === "invalid_request_error");
}

function withCause(error: Error): string {
  const { cause } = error;
  const reason = cause instanceof Error ? (cause.cause ?? cause) : undefined;
  return reason instanceof Error && reason.message ? `${error.message} ${reason.message}` : error.message;
}
