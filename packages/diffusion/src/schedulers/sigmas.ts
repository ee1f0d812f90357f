import { f32 } from "./float32.ts";

/** numpy's `interp` of the value at a place between two training steps; held at both ends. */
export function interpolate(values: Float32Array, place: number): number {
  const at = Math.min(Math.max(place, 0), values.length - 1);
  const low = Math.min(Math.floor(at), values.length - 2);
  const from = values[low] ?? 0;
  return from + ((values[low + 1] ?? from) - from) * (at - low);
}

/** @returns the training step, with a fraction, whose noise level is `sigma`; `sigmas` rise */
export function timestepOfSigma(sigma: number, sigmas: Float32Array): number {
  const logarithms = sigmas.map((level) => Math.log(level));
  const wanted = Math.log(Math.max(sigma, 1e-10));
  const low = Math.min(
    Math.max(
      logarithms.findLastIndex((level) => level <= wanted),
      0,
    ),
    sigmas.length - 2,
  );
  const [from, to] = [logarithms[low] ?? 0, logarithms[low + 1] ?? 0];
  const share = Math.min(Math.max((from - wanted) / f32(from - to), 0), 1);
  return (1 - share) * low + share * (low + 1);
}
