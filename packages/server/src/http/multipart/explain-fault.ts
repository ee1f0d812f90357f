import { ApiError, apiError } from "@pinhole/contract";
import { explainNoSpace } from "../../storage/no-space.ts";

/** Words a fault of the parser for the client; a fault of our disk stays what it is, except a full one. */
export function explainFault(error: unknown): unknown {
  if (error instanceof ApiError) return error;
  if (error instanceof Error && "syscall" in error) return explainNoSpace(error);
  const header = error instanceof Error && error.message === "Malformed part header";
  return header
    ? apiError("malformedMultipart", { reason: "A part's headers are malformed or over 16 KB." })
    : brokenOff();
}

export function brokenOff(): ApiError {
  return apiError("malformedMultipart", {
    reason: "It ends before its closing boundary. Send it again, whole.",
  });
}
