import type { PipelineRequest, PipelineWatch } from "../pipelines/pipeline-request.ts";

export const request: PipelineRequest = {
  task: "generate",
  prompt: "a fox",
  width: 16,
  height: 8,
  seeds: [7],
  previews: 0,
  fullDecoder: false,
  checkSafety: false,
};

export function watching(signal: PipelineWatch["signal"] = new AbortController().signal): PipelineWatch {
  return { signal, onStep: () => {}, onPreview: () => {} };
}
