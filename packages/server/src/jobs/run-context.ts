import type { ImageRequest } from "@pinhole/contract";
import type { Engine, EngineModel } from "../engines/engine.ts";
import type { DecodeLimits } from "../images/open-image.ts";
import type { BlobStore } from "../storage/blobs.ts";
import type { FinishedState } from "../storage/job-row.ts";
import type { Records } from "../storage/records.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** What working on jobs stands on. */
export interface RunContext {
  records: Records;
  blobs: BlobStore;
  dispatcher: Dispatcher;
  /** Which engine's model serves a request. */
  pickEngine(request: ImageRequest): Promise<{ engine: Engine; model: EngineModel }>;
  /** Told once of every job whose end is written, for the log and the metrics. */
  onEnd: (ended: EndedJob) => void;
  /** Told what went wrong around a job while work goes on: an end that could not be written yet, for example. */
  onFault: (error: unknown) => void;
  now: () => number;
  /** Aborts when the server stops without waiting any longer: nothing more is written, and the next start goes on. */
  abandoned?: AbortSignal;
  limits?: DecodeLimits;
  /** How long to wait before an end that could not be written is written again. */
  retryMs?: number;
}

/** What is learned of a job while it is worked on, however that ends. */
export interface JobTally {
  /** The model that draws it, which may serve the name asked for; undefined where it did not come so far. */
  servedBy?: string;
  /** What each step of its drawings took; none where they have no steps. */
  stepSeconds: number[];
}

/** What the log and the metrics may know of a job: no prompt and no pixel. */
export interface EndedJob extends JobTally {
  jobId: string;
  requestId: string;
  operation: ImageRequest["operation"];
  /** As asked for. */
  model: string;
  /** Asked for. */
  pictures: number;
  state: FinishedState;
  attempt: number;
  /** From acceptance to claim. */
  queuedMs: number;
  /** From claim to end. */
  runMs: number;
  /** The real cause of a failure. */
  error: unknown;
}
