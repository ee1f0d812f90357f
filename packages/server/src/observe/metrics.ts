import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { EndedJob } from "../jobs/run-context.ts";

/** What is counted, without a label that names a person. */
export interface Metrics {
  countAnswer(answer: { route: string; status: number; seconds: number }): void;
  countUpload(bytes: number): void;
  countJob(ended: EndedJob): void;
  /** 1 when a stream opens, -1 when it closes. */
  addStream(change: 1 | -1): void;
  /** The Prometheus text format, version 0.0.4. */
  render(): Promise<string>;
}

/** Seconds: from a refusal to a picture that takes half an hour. */
const buckets = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 1800];

/** Seconds of one step: from a small network to a large picture on a slow machine. */
const stepBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160];

/** Metrics in a registry of their own, so that two servers in one process do not meet. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [register] = registers;
  collectDefaultMetrics({ register });
  const answers = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's headers to the end of its answer.",
    labelNames: ["route", "status"],
    buckets,
    registers,
  });
  const jobs = new Counter({
    name: "jobs_total",
    help: "Jobs that ended.",
    labelNames: ["state", "model"],
    registers,
  });
  const runs = new Histogram({ name: "job_run_seconds", help: "From claim to end.", buckets, registers });
  const waits = new Histogram({
    name: "job_queue_seconds",
    help: "From acceptance to claim.",
    buckets,
    registers,
  });
  const steps = new Histogram({
    name: "job_step_seconds",
    help: "One step of a drawing that goes by steps.",
    labelNames: ["model"],
    buckets: stepBuckets,
    registers,
  });
  const uploads = new Counter({ name: "upload_bytes", help: "Bytes of uploaded images.", registers });
  const streams = new Gauge({ name: "open_streams", help: "Event streams now open.", registers });
  return {
    countAnswer: ({ route, status, seconds }) => answers.observe({ route, status }, seconds),
    countUpload: (bytes) => uploads.inc(bytes),
    countJob({ state, model, servedBy, stepSeconds, runMs, queuedMs }) {
      jobs.inc({ state, model });
      for (const seconds of stepSeconds) steps.observe({ model: servedBy }, seconds);
      runs.observe(runMs / 1000);
      waits.observe(queuedMs / 1000);
    },
    addStream: (change) => streams.inc(change),
    render: () => (register ?? new Registry()).metrics(),
  };
}
