export type SniffedFormat = "png" | "jpeg" | "webp" | "gif" | "svg";

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_START = [0xff, 0xd8, 0xff];

/**
 * The format that the first bytes show, whatever the upload was called or declared to be.
 * A few hundred bytes are enough; `undefined` means none of the five.
 */
export function sniffFormat(bytes: Uint8Array): SniffedFormat | undefined {
  if (startsWith(bytes, PNG_SIGNATURE)) return "png";
  if (startsWith(bytes, JPEG_START)) return "jpeg";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a/.test(head.toString("latin1", 0, 6))) return "gif";
  return looksLikeSvg(head.toString("utf8")) ? "svg" : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** An `svg` root, after the byte order mark, XML declaration, comments and doctype that may stand before it. */
function looksLikeSvg(text: string): boolean {
  return /^\uFEFF?\s*</.test(text) && /<(?:\w+:)?svg[\s>/]/i.test(text);
}
