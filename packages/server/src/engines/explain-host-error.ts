import { type ApiError, apiError } from "@pinhole/contract";
import type { HostError, HostFailure } from "@pinhole/diffusion";
import type { StoredModel } from "../models/stored-model.ts";
import type { DrawRequest } from "./engine.ts";

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
    case "exhausted":
      return apiError("engineCrashed", { model: name, killed: true });
    case "hung":
      return apiError("engineHung", { model: name });
    case "gone":
      return apiError("modelNotFound", { model: name });
    case "memory":
      return explainMemory(failure, request, model);
    case "failed":
      return explainFailure(failure.errorName, { message, request, model });
    case "closed":
      return undefined;
  }
}

/** By the names of the diffusion package's errors; the words of those that are passed on are meant for clients. */
function explainFailure(errorName: string, { message, request, model: { name } }: Facts): ApiError {
  switch (errorName) {
    case "CheckpointError":
    case "WeightsError":
    case "TokenizerError":
      return apiError("modelDamaged", { model: name, reason: message });
    case "RuntimeMissingError":
      return apiError("engineNotInstalled", { model: name });
    case "SchedulerError":
      return apiError("unsuitableScheduler", { reason: message });
    case "PipelineError":
      return apiError("unsuitableRequest", { model: name, reason: message });
    case "UnsafePictureError":
      return apiError("safetyRejected", { count: request.count });
    case "NonFiniteError":
      return apiError("drawingFailed", { model: name, reason: message });
    default:
      return apiError("drawingFailed", { model: name, reason: "the server's log has the cause." });
  }
}

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
