export interface MultipartLimits {
  /** Of one file part. */
  maxFileBytes: number;
  /** Of the whole body, counted as it arrives. */
  maxTotalBytes: number;
  maxFiles: number;
  /** Text parts. */
  maxFields: number;
  /** Of all text parts together. */
  maxTextBytes: number;
  /** Different headers of one part. */
  maxPartHeaders: number;
  /** A sender slower than this, on average over `rateWindowMs`, is cut off; not in the first `rateGraceMs`. */
  minimumBytesPerSecond: number;
  rateGraceMs: number;
  rateWindowMs: number;
}

const MEGABYTE = 2 ** 20;

export const DEFAULT_MULTIPART_LIMITS: MultipartLimits = {
  maxFileBytes: 50 * MEGABYTE,
  maxTotalBytes: 16 * 50 * MEGABYTE,
  maxFiles: 20,
  maxFields: 64,
  maxTextBytes: MEGABYTE,
  maxPartHeaders: 32,
  minimumBytesPerSecond: 8 * 1024,
  rateGraceMs: 15_000,
  rateWindowMs: 10_000,
};
