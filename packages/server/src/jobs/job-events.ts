import type { DrawingStep } from "@pinhole/contract";
import type { FinishedState, JobFailure } from "../storage/job-row.ts";

/** A partial image was stored; its bytes are the blob. */
export interface PartialEvent {
  type: "partial";
  jobId: string;
  /** Counts the events of one attempt, from 0. */
  seq: number;
  blobId: string;
  mediaType: string;
  /** Pixels. */
  width: number;
  height: number;
  transparent: boolean;
  /** Which of the request's pictures, from 0. */
  pictureIndex: number;
  /** Which partial of that picture, from 0. */
  partialIndex: number;
}

/** The drawing made a step. */
export interface StepEvent extends DrawingStep {
  type: "step";
  jobId: string;
}

/** The job ended; its row has the result. */
export interface FinishedEvent {
  type: "finished";
  jobId: string;
  seq: number;
  state: FinishedState;
  /** Why it failed, when the row could not be written (a full disk) and so cannot tell. */
  failure?: JobFailure;
}

/** What is said about a job while it runs: under 1 KB, never bytes of a picture. */
export type JobEvent = PartialEvent | StepEvent | FinishedEvent;
