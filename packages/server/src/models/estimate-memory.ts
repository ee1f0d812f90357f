/** Feature maps of the decoder's last blocks, several at once: about a kilobyte of them a pixel, four times over. */
const workingBytesPerPixel = 4_096;

/** What a model takes in all, roughly, for people to compare with their machine's memory. */
export function estimateMemory(weightBytes: number, { nativeSize }: { nativeSize: number }): number {
  return weightBytes + nativeSize ** 2 * workingBytesPerPixel;
}
