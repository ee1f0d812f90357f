export { CheckpointError } from "./models/checkpoint-error.ts";
export {
  createEngineHost,
  type EngineHost,
  type EngineHostOptions,
  type LoadedModel,
} from "./host/engine-host.ts";
export { HostError, type HostFailure } from "./host/host-error.ts";
export type { HostedModel } from "./host/hosted-model.ts";
export { physicalCores } from "./host/physical-cores.ts";
export type { PipelineRequest, PipelineResult, PipelineWatch, Pixels } from "./pipelines/pipeline-request.ts";
export { families, familyOf } from "./families/families.ts";
export type { ComponentName } from "./models/component-name.ts";
export { type ModelIndex, parseModelIndex } from "./models/model-index.ts";
export { type LoadedDiffusionModel, loadModel, type LoadOptions } from "./models/load-model.ts";
export type { DiffusionModel } from "./pipelines/diffusion-model.ts";
export { runPipeline } from "./pipelines/run-pipeline.ts";
export { usualTempo } from "./pipelines/usual-tempo.ts";
export { parsePythonJson } from "./models/python-json.ts";
export { readSafetensorsHeader } from "./weights/safetensors-header.ts";
export { chooseScheduler } from "./schedulers/choose-scheduler.ts";
export { SchedulerError } from "./schedulers/scheduler-error.ts";
export { schedulerNames } from "./schedulers/schedulers.ts";
