const stateLength = 624;
const shift = 397;

/** A source of random bits: each call gives the next whole number, 0 to 4294967295. */
export type RandomBits = () => number;

/**
 * MT19937 (Matsumoto and Nishimura 1998), seeded as `init_genrand` does: the generator behind `torch.Generator("cpu")`.
 * @param seed its lowest 32 bits count
 */
export function createMersenneTwister(seed: number): RandomBits {
  const state = new Uint32Array(stateLength);
  state[0] = seed;
  for (let index = 1; index < stateLength; index += 1) {
    const before = state[index - 1] ?? 0;
    state[index] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + index;
  }
  let next = stateLength;
  return () => {
    if (next === stateLength) {
      refill(state);
      next = 0;
    }
    const bits = temper(state[next] ?? 0);
    next += 1;
    return bits;
  };
}

function refill(state: Uint32Array): void {
  for (let index = 0; index < stateLength; index += 1) {
    const mixed =
      ((state[index] ?? 0) & 0x8000_0000) | ((state[(index + 1) % stateLength] ?? 0) & 0x7fff_ffff);
    const twisted = (mixed >>> 1) ^ (mixed & 1 ? 0x9908_b0df : 0);
    state[index] = (state[(index + shift) % stateLength] ?? 0) ^ twisted;
  }
}

function temper(word: number): number {
  let bits = word ^ (word >>> 11);
  bits ^= (bits << 7) & 0x9d2c_5680;
  bits ^= (bits << 15) & 0xefc6_0000;
  return (bits ^ (bits >>> 18)) >>> 0;
}
