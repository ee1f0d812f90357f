import { chooseScheduler, SchedulerError, schedulerNames } from "@pinhole/diffusion";
import { ModelError } from "./model-error.ts";

/** As much of a model as its scheduler is chosen by. */
interface Scheduled {
  kind: string;
  schedulerConfig: Readonly<Record<string, unknown>>;
}

/**
 * Whether a checkpoint can be drawn with by its own scheduler.
 * @returns undefined where it can; what to do where another one has to be named
 * @throws {ModelError} where none can
 */
export function reviewScheduler(model: Scheduled, title: string): string | undefined {
  const refusal = findRefusal(model);
  if (refusal === undefined) return undefined;
  const others = schedulerNames.filter((name) => findRefusal(model, name) === undefined);
  const said = refusal.message.replaceAll(/\p{C}+/gu, "");
  if (others.length === 0) throw new ModelError(`${title} cannot be drawn with: ${said}`, { cause: refusal });
  return `its own is not there; draw with --scheduler ${others[0]}, or another of ${others.slice(1).join(", ")}`;
}

function findRefusal({ kind, schedulerConfig }: Scheduled, name?: string): SchedulerError | undefined {
  try {
    chooseScheduler(schedulerConfig, { kind, inpaints: false }, name);
    return undefined;
  } catch (error) {
    if (error instanceof SchedulerError) return error;
    throw error;
  }
}
