import type { Size } from "@pinhole/contract";

export type UnreadableReason = "too-many-pixels" | "unsupported-format" | "corrupt" | "too-slow";

/** Uploaded bytes that cannot become pixels. The caller, who knows which field they came from, words the answer. */
export class UnreadableImage extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "UnreadableImage";
    this.reason = reason;
  }
}

/** A picture larger than the server decodes, with its size for the answer. */
export class TooManyPixels extends UnreadableImage {
  readonly size: Size;
  readonly maxPixels: number;

  constructor(size: Size, maxPixels: number) {
    super("too-many-pixels", `${size.width}x${size.height} is more than ${maxPixels} pixels`);
    this.name = "TooManyPixels";
    this.size = size;
    this.maxPixels = maxPixels;
  }
}

/** Turns a decoder's error into the reason behind it; the decoder's own words stay in `cause`. */
export function toUnreadableImage(error: unknown): UnreadableImage {
  if (error instanceof UnreadableImage) return error;
  const message = error instanceof Error ? error.message : "";
  if (message.includes("unsupported image format")) {
    return new UnreadableImage("unsupported-format", "the bytes are not a PNG, JPEG or WebP", {
      cause: error,
    });
  }
  if (message.startsWith("timeout")) {
    return new UnreadableImage("too-slow", "the image takes too long to decode", { cause: error });
  }
  return new UnreadableImage("corrupt", "the image is damaged or incomplete", { cause: error });
}
