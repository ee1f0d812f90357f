import { expect, test } from "vitest";
import type { EndedJob } from "../jobs/run-context.ts";
import { createLogger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { noteEnd } from "./note-end.ts";

const ended: EndedJob = {
  jobId: "job_1",
  requestId: "req_1",
  operation: "createImage",
  model: "dall-e-2",
  servedBy: "sd-turbo",
  pictures: 1,
  stepSeconds: [3, 1.5, 1.4999],
  state: "succeeded",
  attempt: 1,
  queuedMs: 2,
  runMs: 6_100,
  error: undefined,
};

async function note(job: EndedJob): Promise<{ line: Record<string, unknown>; measured: string }> {
  const log: string[] = [];
  const logger = createLogger("info", { write: (line: string) => void log.push(line) });
  const metrics = createMetrics();
  noteEnd(job, { metrics, logger });
  expect(log).toHaveLength(1);
  return { line: JSON.parse(log[0] ?? "") as Record<string, unknown>, measured: await metrics.render() };
}

test("a job's line says who drew for which name, in how many steps, and what one took", async () => {
  const { line } = await note(ended);
  expect(line).toMatchObject({
    level: "info",
    jobId: "job_1",
    model: "dall-e-2",
    servedBy: "sd-turbo",
    pictures: 1,
    steps: 3,
    secondsPerStep: 2,
    runMs: 6_100,
  });
  expect(line).not.toHaveProperty("stepSeconds");
});

test("a drawing without steps has none in its line and none in the measurements", async () => {
  const { line, measured } = await note({ ...ended, servedBy: "sketch", stepSeconds: [] });
  expect(line).not.toHaveProperty("steps");
  expect(line).not.toHaveProperty("secondsPerStep");
  expect(measured).not.toContain("job_step_seconds_count{");
});

test("every step is measured, under the model that made it", async () => {
  const { measured } = await note(ended);
  expect(measured).toContain('job_step_seconds_count{model="sd-turbo"} 3');
  expect(measured).toContain('job_step_seconds_sum{model="sd-turbo"} 5.9999');
  expect(measured).toContain('job_step_seconds_bucket{le="2.5",model="sd-turbo"} 2');
});

test("a failure's line has the error and its causes, each message once", async () => {
  const error = new Error("it could not be drawn", { cause: new Error("a tensor is missing") });
  const { line } = await note({ ...ended, state: "failed", error });
  expect(line).toMatchObject({
    level: "warn",
    msg: "a job failed",
    err: { message: "it could not be drawn", cause: { message: "a tensor is missing" } },
  });
});
