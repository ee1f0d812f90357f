/**
 * As the engine's host reckons it (packages/diffusion/src/host/estimate-working-bytes.ts): the decoder's feature maps,
 * eight of 128 numbers a pixel, and the denoiser's, eighty of 320 numbers for each 64 pixels.
 */
const workingBytesPerPixel = 4 * (8 * 128 + (80 * 320) / 64);

/** What a model takes in all, roughly, for people to compare with their machine's memory. */
export function estimateMemory(weightBytes: number, { nativeSize }: { nativeSize: number }): number {
  return weightBytes + nativeSize ** 2 * workingBytesPerPixel;
}
