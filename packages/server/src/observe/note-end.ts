import type { EndedJob } from "../jobs/run-context.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";

/** One line and one measurement for each job that ended; a drawing that goes by steps says how many and how fast. */
export function noteEnd(ended: EndedJob, { metrics, logger }: { metrics: Metrics; logger: Logger }): void {
  metrics.countJob(ended);
  const { error, stepSeconds, ...facts } = ended;
  const line = { ...facts, ...describeSteps(stepSeconds) };
  if (ended.state === "failed") logger.warn({ ...line, err: error }, "a job failed");
  else logger.info(line, "a job ended");
}

function describeSteps(seconds: readonly number[]): { steps?: number; secondsPerStep?: number } {
  const steps = seconds.length;
  if (steps === 0) return {};
  const sum = seconds.reduce((total, one) => total + one, 0);
  return { steps, secondsPerStep: Number((sum / steps).toFixed(3)) };
}
