import { classOf } from "./diffusion-options.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { dpmpp2mKarras } from "./dpmpp-2m-karras.ts";
import { flowMatchEuler } from "./flow-match-euler.ts";
import { mendConfig, type Drawing } from "./mend-config.ts";
import { listPassedOver } from "./passed-over-options.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { schedulerNames, schedulers } from "./schedulers.ts";
import type { Scheduler, SchedulerConfig } from "./scheduler.ts";

export interface ChosenScheduler {
  scheduler: Scheduler;
  /** The checkpoint's, without its nulls, mended. */
  config: SchedulerConfig;
  /** Said to the user: what of the checkpoint's configuration this scheduler does not use. */
  warning?: string;
}

/**
 * Finds the scheduler asked for, else the checkpoint's own.
 * @param fields scheduler_config.json, `_class_name` included
 * @throws {SchedulerError} for a name or class that is not known, or a flow scheduler for a model of another kind
 */
export function chooseScheduler(fields: SchedulerConfig, drawing: Drawing, name?: string): ChosenScheduler {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const config = mendConfig(given, drawing);
  refuseOtherKinds(config);
  const scheduler = name === undefined ? ownScheduler(config) : namedScheduler(config, name);
  const passedOver = listPassedOver(config, scheduler);
  if (passedOver.length === 0) return { scheduler, config };
  const warning = `The scheduler ${scheduler.name} has no ${passedOver.join(", ")}, which this checkpoint's scheduler_config.json asks for: not used.`;
  return { scheduler, config, warning };
}

function namedScheduler(config: SchedulerConfig, name: string): Scheduler {
  const scheduler = schedulers.find((candidate) => candidate.name === name);
  if (!scheduler)
    throw new SchedulerError(`There is no scheduler ${JSON.stringify(name.slice(0, 60))}. ${known(config)}`);
  if (learnedFlow(config) !== (scheduler === flowMatchEuler))
    throw new SchedulerError(
      learnedFlow(config)
        ? `This model learned a flow: only flow_match_euler can draw with it, not ${name}.`
        : `flow_match_euler is for models that learned a flow; this one did not. ${known(config)}`,
    );
  return scheduler;
}

function ownScheduler(config: SchedulerConfig): Scheduler {
  const className = classNameOf(config);
  if (className === dpmpp2m.className) return config.use_karras_sigmas === true ? dpmpp2mKarras : dpmpp2m;
  const own = schedulers.find((candidate) => candidate.className === className);
  if (own) return own;
  throw new SchedulerError(
    `This checkpoint's scheduler ${className} is not there; ask for another. ${known(config)}`,
  );
}

/** Classes that are not here but noise as those that are say so in betas; EDM's, consistency models' and others do not. */
function refuseOtherKinds(config: SchedulerConfig): void {
  const isHere = schedulers.some(({ className }) => className === classOf(config));
  const hasBetas = "beta_schedule" in config || "beta_start" in config || "trained_betas" in config;
  if (isHere || hasBetas || learnedFlow(config)) return;
  throw new SchedulerError(
    `This checkpoint's scheduler ${classNameOf(config)} has no betas to tell its noise levels by, so no scheduler here can draw with it; choose another model.`,
  );
}

function learnedFlow(config: SchedulerConfig): boolean {
  return classNameOf(config).startsWith("FlowMatch");
}

function classNameOf(config: SchedulerConfig): string {
  return String(classOf(config)).slice(0, 60);
}

/** The names that suit the checkpoint. */
function known(config: SchedulerConfig): string {
  const names = schedulerNames.filter((name) => (name === flowMatchEuler.name) === learnedFlow(config));
  return `Known: ${names.join(", ")}.`;
}
