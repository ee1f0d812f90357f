import { apiError } from "@pinhole/contract";

const MAX_BOUNDARY_LENGTH = 70; // RFC 2046, section 5.1.1

/**
 * The boundary of a `multipart/form-data` content type, quoted or not.
 *
 * @throws ApiError 400 where there is none, or one that RFC 2046 does not allow
 */
export function readBoundary(contentType: string | undefined): string {
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(contentType ?? "")) {
    throw apiError("malformedMultipart", { reason: "Its content type is not multipart/form-data." });
  }
  const match = /;\s*boundary=(?:"([^"]*)"|([^\s;"]*))/i.exec(contentType ?? "");
  const boundary = match?.[1] ?? match?.[2] ?? "";
  if (boundary === "") {
    throw apiError("malformedMultipart", {
      reason:
        "The content type names no boundary. Let your HTTP client set the content-type header of the form.",
    });
  }
  if (boundary.length > MAX_BOUNDARY_LENGTH) {
    throw apiError("malformedMultipart", {
      reason: `The boundary is longer than ${MAX_BOUNDARY_LENGTH} characters.`,
    });
  }
  if (!/^[\x20-\x7e]*[\x21-\x7e]$/.test(boundary) || boundary.includes("\\")) {
    throw apiError("malformedMultipart", {
      reason: "The boundary holds a character that RFC 2046 does not allow.",
    });
  }
  return boundary;
}
