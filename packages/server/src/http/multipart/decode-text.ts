import { apiError } from "@pinhole/contract";

/**
 * A text part's bytes as text.
 *
 * @param bytes one character a byte (Latin-1), as the parser hands them over
 * @throws ApiError 400 where the bytes are not text of that charset
 */
export function decodeText(bytes: string, part: { name: string; charset: string }): string {
  try {
    return new TextDecoder(part.charset, { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(bytes, "latin1"),
    );
  } catch (cause) {
    if (!(cause instanceof RangeError) && !(cause instanceof TypeError)) throw cause;
    throw apiError("malformedMultipart", {
      reason: `The text of part '${part.name}' is not valid in its charset. Send it as UTF-8.`,
    });
  }
}
