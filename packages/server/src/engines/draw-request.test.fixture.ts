import type { DrawRequest } from "./engine.ts";

/** One small picture of a fox, but for what a test says otherwise. */
export const drawRequest = (more: Partial<DrawRequest> = {}): DrawRequest => ({
  task: "generate",
  model: "fox",
  prompt: "a fox",
  width: 64,
  height: 64,
  count: 1,
  seed: 7,
  referenceImages: [],
  background: "auto",
  partialImages: 0,
  options: {},
  ...more,
});
