import { classOf } from "./diffusion-options.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { dpmpp2mKarras } from "./dpmpp-2m-karras.ts";
import { flowMatchEuler } from "./flow-match-euler.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { schedulerNames, schedulers } from "./schedulers.ts";
import type { Scheduler, SchedulerConfig } from "./scheduler.ts";

export interface ChosenScheduler {
  scheduler: Scheduler;
  /** The checkpoint's, without its nulls. */
  config: SchedulerConfig;
  /** Said to the user where the checkpoint's own scheduler is not there. */
  warning?: string;
}

/** Classes that have no file here, and the scheduler that diffusers itself reads their configuration as. */
const substitutes = new Map([["DEISMultistepScheduler", dpmpp2m]]);

/**
 * Finds the scheduler asked for, else the checkpoint's own.
 * @param fields scheduler_config.json, `_class_name` included
 * @throws {SchedulerError} for a name or class that is not known, or a flow scheduler for a model of another kind
 */
export function chooseScheduler(fields: SchedulerConfig, name?: string): ChosenScheduler {
  const config = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  if (name === undefined) return chooseOwn(config);
  const scheduler = schedulers.find((candidate) => candidate.name === name);
  if (!scheduler)
    throw new SchedulerError(`There is no scheduler ${JSON.stringify(name.slice(0, 60))}. ${known()}`);
  if ((classOf(config) === flowMatchEuler.className) !== (scheduler === flowMatchEuler))
    throw new SchedulerError(
      classOf(config) === flowMatchEuler.className
        ? `This model learned a flow: only flow_match_euler can draw with it, not ${name}.`
        : `flow_match_euler is for models that learned a flow; this one did not. ${known()}`,
    );
  return { scheduler, config };
}

function chooseOwn(config: SchedulerConfig): ChosenScheduler {
  const className = String(classOf(config)).slice(0, 60);
  if (className === dpmpp2m.className)
    return { scheduler: config.use_karras_sigmas === true ? dpmpp2mKarras : dpmpp2m, config };
  const own = schedulers.find((candidate) => candidate.className === className);
  if (own) return { scheduler: own, config };
  const substitute = substitutes.get(className);
  if (!substitute)
    throw new SchedulerError(
      `This checkpoint's scheduler ${className} is not there; ask for another. ${known()}`,
    );
  const warning = `This checkpoint's scheduler ${className} is not there; ${substitute.name} draws instead.`;
  return { scheduler: substitute, config, warning };
}

function known(): string {
  return `Known: ${schedulerNames.join(", ")}.`;
}
