import { ApiError } from "@pinhole/contract";

/** A form that breaks a rule of RFC 7578 or a limit on the number of its parts. `reason` is a whole sentence. */
export function malformedMultipart(reason: string): ApiError {
  return new ApiError({
    status: 400,
    type: "invalid_request_error",
    code: "invalid_multipart",
    param: null,
    message: `The multipart/form-data body could not be read: ${reason}`,
  });
}
