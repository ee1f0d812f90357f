import { f32, weightedSum } from "./float32.ts";
import type { History } from "./scheduler.ts";
import { SchedulerError } from "./scheduler-error.ts";

/** How many steps, the first ones, are found by Runge and Kutta's method. */
export const warmUpSteps = 3;

/** One call of the denoiser: what it is told, and between which training steps it moves the latents. */
export interface PndmCall {
  timestep: number;
  from: number;
  to: number;
  /** While warming up: which of the four calls of its step it is, 0 to 3. */
  turn?: number;
}

/** What a call starts with, and what the call before handed on. */
export interface PndmState {
  latents: Float32Array;
  prediction: Float32Array;
  history: History;
}

/** Where a call's move starts, along which prediction it goes, and what the next call must know. */
export interface PndmMove {
  start: Float32Array;
  mean: Float32Array;
  history: History;
}

/**
 * The first three steps with four calls each: at the step's start, twice at its middle, and at its end (Liu et al. 2022,
 * equation 13).
 * @param spaced timesteps of all steps, from high to low
 * @param stride training steps from one to the next
 * @throws {SchedulerError} for fewer than four steps: three would end before the last
 */
export function planWarmUp(spaced: readonly number[], stride: number): PndmCall[] {
  if (spaced.length <= warmUpSteps)
    throw new SchedulerError(
      `The scheduler pndm warms up over ${warmUpSteps} steps here (skip_prk_steps is not true in this checkpoint's scheduler_config.json): ask for ${warmUpSteps + 1} steps or more, or for another scheduler.`,
    );
  const half = Math.floor(stride / 2);
  return spaced.slice(0, warmUpSteps).flatMap((from, step) => {
    const end = spaced[step + 1] ?? 0;
    return [from, end + half, end + half, end].map((timestep, turn) => {
      const to = turn % 2 === 0 ? timestep - half : timestep;
      return { timestep, from, to, turn };
    });
  });
}

/** Weights of the four predictions in their mean: Runge and Kutta's. */
const shares = [1, 2, 2, 1].map((share) => f32(share / 6));

/**
 * Within a step the history is where it started, the weighted sum of its predictions so far, and the predictions at the
 * starts of this step and those before; between steps it is these alone, the newest first.
 */
export function warmUp(turn: number, { latents, prediction, history }: PndmState): PndmMove {
  const added = weightedSum([shares[turn] ?? 0, prediction]);
  if (turn === 0)
    return { start: latents, mean: prediction, history: [latents, added, prediction, ...history] };
  const [start = latents, before = added, ...predictions] = history;
  const sum = weightedSum([1, before], [1, added]);
  return turn === 3
    ? { start, mean: sum, history: predictions }
    : { start, mean: prediction, history: [start, sum, ...predictions] };
}
