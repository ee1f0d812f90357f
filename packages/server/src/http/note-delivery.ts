import type { JobRow } from "../storage/job-row.ts";
import type { Services } from "./services.ts";

/** Writes down that a job's answer was sent in full: from now on its pictures are kept for their 60 minutes. */
export async function noteDelivery(job: JobRow, { records, now, logger }: Services): Promise<void> {
  try {
    await records.jobs.markDelivered(job.id, now());
  } catch (error) {
    // The client has its answer; the pictures just go by the job's end instead.
    logger.warn({ jobId: job.id, err: error }, "a delivery could not be noted");
  }
}
