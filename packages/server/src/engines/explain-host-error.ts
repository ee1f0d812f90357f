import { type ApiError, apiError } from "@pinhole/contract";
import type { HostError, HostFailure } from "@pinhole/diffusion";
import type { StoredModel } from "../models/stored-model.ts";
import type { DrawRequest } from "./engine.ts";

/** Errors of a checkpoint's own files; they name a file by its place in the checkpoint, never the folder it lies in. */
const damages = new Set(["CheckpointError", "WeightsError", "TokenizerError"]);

/** What a client may know of a drawing that came to nothing; the real cause goes along for the log. */
export function explainHostError(error: HostError, request: DrawRequest, model: StoredModel): Error {
  const explained = explain(error.failure, { message: error.message, request, model });
  return explained === undefined ? error : Object.assign(explained, { cause: error });
}

interface Facts {
  message: string;
  request: DrawRequest;
  model: StoredModel;
}

function explain(failure: HostFailure, { message, request, model }: Facts): ApiError | undefined {
  const { name } = model;
  switch (failure.reason) {
    case "crashed":
      return apiError("engineCrashed", { model: name, killed: failure.signal === "SIGKILL" });
    case "gone":
      return apiError("modelNotFound", { model: name });
    case "memory":
      return explainMemory(failure, request, model);
    case "failed":
      if (failure.errorName === "RuntimeMissingError") return apiError("engineNotInstalled", { model: name });
      if (damages.has(failure.errorName)) return apiError("modelDamaged", { model: name, reason: message });
      if (failure.errorName === "SchedulerError") return apiError("unsuitableScheduler", { reason: message });
      if (publicErrors.has(failure.errorName))
        return apiError("drawingFailed", { model: name, reason: message });
      return apiError("drawingFailed", { model: name, reason: "The server's log has the cause." });
    case "closed":
      return undefined;
  }
}

/** Errors of pipelines whose words are for the client: a value that is no number, and where it arose. */
const publicErrors = new Set(["NonFiniteError", "PipelineError"]);

function explainMemory(
  { neededBytes, roomBytes, weightsFit }: Extract<HostFailure, { reason: "memory" }>,
  { width, height }: DrawRequest,
  { name, defaults }: StoredModel,
): ApiError {
  const facts = { model: name, needed: showGigabytes(neededBytes), room: showGigabytes(roomBytes) };
  const isLarge = width * height > defaults.nativeSize ** 2;
  if (!weightsFit || !isLarge) return apiError("modelTooLarge", facts);
  return apiError("pictureTooLarge", { ...facts, size: `${width}x${height}` });
}

function showGigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GB`;
}
