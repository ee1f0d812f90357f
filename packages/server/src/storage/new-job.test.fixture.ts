import type { ImageRequest } from "@pinhole/contract";
import type { NewJob } from "./job-row.ts";

const request: ImageRequest = {
  operation: "createImage",
  model: "sketch",
  family: "open",
  prompt: 'a "fox" under a full moon \u{1F319}',
  count: 2,
  size: { width: 64, height: 48 },
  background: "auto",
  outputFormat: "png",
  outputCompression: 100,
  responseFormat: "url",
  stream: false,
  partialImages: 0,
  engineOptions: { negativePrompt: "fog" },
  warnings: [{ option: "style", message: "changes nothing" }],
};

let made = 0;

/** A job as accepted, different from every other; `changes` say what matters. */
export function newJob(changes: Partial<NewJob> = {}): NewJob {
  made += 1;
  return {
    id: `job_${process.pid}_${String(made).padStart(12, "0")}`,
    operation: "createImage",
    ownerKeyId: null,
    request,
    inputs: [],
    seed: 4_294_967_295,
    fingerprint: "f".repeat(64),
    idempotencyKey: null,
    requestId: "req_1",
    lane: "fake",
    createdAt: 1_000,
    ...changes,
  };
}
