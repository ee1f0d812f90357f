import type { DiffusionOptions } from "./diffusion-options.ts";
import { SchedulerError } from "./scheduler-error.ts";

/** numpy's `round`: halves go to the even neighbour. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** numpy's `linspace` of `count` numbers, in double; the last is `stop` itself. */
export function linspace(start: number, stop: number, count: number): number[] {
  const step = (stop - start) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 && count > 1 ? stop : start + index * step,
  );
}

/**
 * numpy's `arange(from, 0, -from / count)` with its rounding, but always `count` numbers: for 61 and some others numpy's
 * own rounding brings one more at 0, which diffusers takes for a timestep of -1.
 */
function arangeDown(from: number, count: number): number[] {
  const difference = from - from / count - from;
  return Array.from({ length: count }, (_, index) => from + index * difference);
}

/**
 * Timesteps from high to low.
 * - leading: every (training steps / steps)th from 0 on, plus the offset
 * - trailing: the same from the last on, down
 * - linspace: evenly between the first and the last; not rounded here
 */
export function spaceTimesteps(options: DiffusionOptions, steps: number): number[] {
  const total = options.num_train_timesteps;
  checkSteps(steps, total);
  return placeTimesteps(options, steps);
}

function placeTimesteps(options: DiffusionOptions, steps: number): number[] {
  const total = options.num_train_timesteps;
  if (options.timestep_spacing === "linspace") return linspace(0, total - 1, steps).toReversed();
  if (options.timestep_spacing === "trailing")
    return arangeDown(total, steps).map((step) => roundHalfToEven(step) - 1);
  const ratio = Math.floor(total / steps);
  return Array.from({ length: steps }, (_, index) => index * ratio + options.steps_offset).toReversed();
}

/** The same for solvers that count one point more and leave the last out (DPM-Solver, UniPC); rounded. */
export function spaceSolverTimesteps(options: DiffusionOptions, steps: number): number[] {
  if (options.timestep_spacing === "trailing") return spaceTimesteps(options, steps);
  checkSteps(steps, options.num_train_timesteps - 1);
  return placeTimesteps(options, steps + 1)
    .slice(0, -1)
    .map(roundHalfToEven);
}

/** @throws {SchedulerError} where a timestep is beyond the training's, as an offset can bring it about */
export function refuseBeyond(timesteps: readonly number[], total: number): void {
  const beyond = timesteps.find((timestep) => timestep >= total);
  if (beyond !== undefined)
    throw new SchedulerError(`These steps reach timestep ${beyond} of ${total}; ask for fewer steps.`);
}

function checkSteps(steps: number, most: number): void {
  if (steps > most)
    throw new SchedulerError(
      `${steps} steps are more than the ${most} that this checkpoint's training leaves room for; ask for fewer.`,
    );
}

/** @returns how many of the steps an init image leaves out at the beginning */
export function skippedSteps(steps: number, strength: number): number {
  return Math.max(steps - Math.min(Math.floor(steps * strength), steps), 0);
}
