import type { EngineOptions } from "./drawing.ts";
import type { FieldName } from "./fields.ts";

/** The wire's names of the options that only some engines understand. */
export const engineOptionFields = {
  steps: "steps",
  guidanceScale: "guidance_scale",
  negativePrompt: "negative_prompt",
  strength: "strength",
  scheduler: "scheduler",
  clipSkip: "clip_skip",
} as const satisfies Record<keyof EngineOptions, FieldName>;

export const engineOptionNames = Object.keys(engineOptionFields) as (keyof EngineOptions)[];
