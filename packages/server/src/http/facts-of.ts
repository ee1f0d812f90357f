import type { AnswerFacts } from "@pinhole/contract";
import type { ServerConfig } from "../config.ts";
import type { JobResult, JobRow } from "../storage/job-row.ts";

/** What an answer says of a job's work besides its pictures. */
export function factsOf(
  job: JobRow,
  work: Omit<JobResult, "pictures">,
  { mode }: Pick<ServerConfig, "mode">,
): AnswerFacts {
  const { size, transparent, inputSizes: inputs, engine, model, warnings } = work;
  const created = Math.floor(job.createdAt / 1000);
  return {
    mode,
    created,
    size,
    outputFormat: job.request.outputFormat,
    transparent,
    inputs,
    engine,
    model,
    warnings,
  };
}
