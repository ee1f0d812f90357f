import { boxMuller16 } from "./box-muller.ts";
import { createMersenneTwister, type RandomBits } from "./mersenne-twister.ts";

/** Draws normal numbers; each draw goes on where the one before stopped. */
export interface NoiseGenerator {
  /** @returns `length` float32 numbers of mean 0 and deviation 1 */
  randn(length: number): Float32Array;
}

/**
 * A generator of noise with the bits of `torch.randn(length, generator=torch.Generator("cpu").manual_seed(seed))`
 * (torch 2.15 on x86 with AVX2; ATen/native/cpu/DistributionTemplates.h), so that a seed means the picture that
 * diffusers makes of it.
 * @param seed 0 to 4294967295
 */
export function createNoiseGenerator(seed: number): NoiseGenerator {
  const random = createMersenneTwister(seed);
  // The second number of a pair outlives the draw, also across draws of 16 and more, as in torch.
  const pair: { second?: number } = {};
  return {
    randn(length) {
      const numbers = new Float32Array(length);
      if (length >= 16) fillInBlocks(numbers, random);
      else for (let index = 0; index < length; index += 1) numbers[index] = drawOne(random, pair);
      return numbers;
    },
  };
}

function fillInBlocks(numbers: Float32Array, random: RandomBits): void {
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = uniform24(random);
  for (let offset = 0; offset + 16 <= numbers.length; offset += 16) boxMuller16(numbers, offset);
  if (numbers.length % 16 === 0) return;
  // What does not fill a block: the last 16 are drawn anew, over numbers that were done already.
  const tail = numbers.length - 16;
  for (let index = tail; index < numbers.length; index += 1) numbers[index] = uniform24(random);
  boxMuller16(numbers, tail);
}

function drawOne(random: RandomBits, pair: { second?: number }): number {
  if (pair.second !== undefined) {
    const second = pair.second;
    delete pair.second;
    return second;
  }
  const angle = 2 * Math.PI * uniform53(random);
  const radius = Math.sqrt(-2 * Math.log1p(-uniform53(random)));
  pair.second = radius * Math.sin(angle);
  return radius * Math.cos(angle);
}

function uniform24(random: RandomBits): number {
  return (random() & 0xff_ffff) / 0x100_0000;
}

function uniform53(random: RandomBits): number {
  const high = random() & 0x1f_ffff;
  return (high * 0x1_0000_0000 + random()) / 0x20_0000_0000_0000;
}
