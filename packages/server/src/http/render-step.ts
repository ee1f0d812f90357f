import type { DrawingStep } from "@pinhole/contract";

/**
 * A step as a comment of an event stream: SDKs pass comments over, so that their users' loops see the hosted API's
 * events alone (images-api §3.1). `@pinhole/client` reads it.
 */
export function renderStep({ step, steps, seconds }: DrawingStep): string {
  return `step ${step}/${steps} ${seconds.toFixed(3)} s`;
}
