/** A scheduler that is not known, cannot do what a checkpoint's configuration asks, or has no room for the steps. */
export class SchedulerError extends Error {
  override name = "SchedulerError";
}
