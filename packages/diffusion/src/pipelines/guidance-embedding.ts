import type { Tensor } from "../tensors/tensor.ts";

/**
 * The guidance scale as sines and cosines, for networks distilled with guidance (Luo et al. 2023, section 4.2).
 * @param scale 1 is none
 * @param width an even number
 * @returns `[1, width]`: sines, then cosines
 */
export function guidanceEmbedding(scale: number, width: number): Tensor {
  const half = Math.floor(width / 2);
  const data = new Float32Array(width);
  const rate = Math.fround(Math.fround(Math.log(10_000)) / (half - 1));
  for (let index = 0; index < half; index += 1) {
    const frequency = Math.fround(Math.exp(Math.fround(index * -rate)));
    const angle = Math.fround(Math.fround((scale - 1) * 1000) * frequency);
    data[index] = Math.sin(angle);
    data[half + index] = Math.cos(angle);
  }
  return { dims: [1, width], data };
}
