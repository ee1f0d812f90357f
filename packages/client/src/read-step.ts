import type { DrawingStep } from "@pinhole/contract";

/** The step that a comment of a Pinhole server's stream tells of; undefined for any other comment. */
export function readStep(comment: string): DrawingStep | undefined {
  const [, step, steps, seconds] = /^ ?step (\d+)\/(\d+) (\d+\.\d+) s$/.exec(comment) ?? [];
  return seconds === undefined
    ? undefined
    : { step: Number(step), steps: Number(steps), seconds: Number(seconds) };
}
