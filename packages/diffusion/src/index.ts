export type { PipelineRequest, PipelineResult, PipelineWatch, Pixels } from "./pipelines/pipeline-request.ts";
