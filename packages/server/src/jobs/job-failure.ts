import { ApiError } from "@pinhole/contract";
import type { JobFailure } from "../storage/job-row.ts";

/** An error as it is kept with a job. */
export function toFailure(error: ApiError): JobFailure {
  const { status, type, code, param, message, headers } = error;
  return { status, type, code, param, message, headers };
}

/** The error a job failed with, to be answered again. */
export function toApiError(failure: JobFailure): ApiError {
  return new ApiError(failure);
}
