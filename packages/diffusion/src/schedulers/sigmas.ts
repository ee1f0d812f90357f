import { f32 } from "./float32.ts";
import { linspace } from "./timestep-spacing.ts";

/** numpy's `interp` of the value at a place between two training steps; held at both ends. */
export function interpolate(values: Float32Array, place: number): number {
  const at = Math.min(Math.max(place, 0), values.length - 1);
  const low = Math.min(Math.floor(at), values.length - 2);
  const from = values[low] ?? 0;
  return from + ((values[low + 1] ?? from) - from) * (at - low);
}

/** Noise levels as Karras et al. 2022 space them (equation 5, rho 7), from high to low. */
export function karrasSigmas(high: number, low: number, steps: number): number[] {
  const [from, to] = [high ** (1 / 7), low ** (1 / 7)];
  return linspace(0, 1, steps).map((ramp) => (from + ramp * (to - from)) ** 7);
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
