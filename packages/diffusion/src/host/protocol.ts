import type {
  PipelineRequest,
  PipelineResult,
  PipelineWatch,
  Pixels,
} from "../pipelines/pipeline-request.ts";

/** A checkpoint on disk, and what runs it. */
export interface LoadOrder {
  /** Absolute; diffusers layout. */
  directory: string;
  /** Absolute folder of the small decoder that goes with it. */
  tinyVaeDirectory?: string;
  /** Folder in whose `node_modules` the inference engine lies. */
  runtime: string;
  threads: number;
  /** Give the text encoders' memory back before the first step of each drawing. */
  isMemoryTight: boolean;
}

/** What the server's side tells the process that holds a model. One drawing at a time. */
export type HostMessage =
  | { kind: "load"; order: LoadOrder }
  | { kind: "draw"; request: PipelineRequest }
  | { kind: "cancel" };

/** An error on its way between processes. */
export interface SentError {
  name: string;
  message: string;
  stack?: string;
  cause?: SentError;
}

/** What that process answers. `loaded`, `drawn` and `failed` end an order. */
export type ChildMessage =
  /** `weightBytes`: what its weights take once all its networks are open. */
  | { kind: "loaded"; weightBytes: number }
  | { kind: "step"; step: Parameters<PipelineWatch["onStep"]>[0] }
  | { kind: "preview"; preview: Parameters<PipelineWatch["onPreview"]>[0] }
  /** One of the result, in the order of the seeds; each by itself, so that taking it over holds up nobody for long. */
  | { kind: "picture"; image: Pixels }
  | { kind: "drawn"; result: Omit<PipelineResult, "images"> }
  | { kind: "failed"; error: SentError };
