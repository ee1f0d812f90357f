import type { SchedulerConfig } from "./scheduler.ts";

/** What draws: diffusers has a pipeline for each. */
export interface Drawing {
  /** The model's family. */
  kind: string;
  /** Whether part of a picture is repainted. */
  inpaints: boolean;
}

/**
 * Sets right what many early checkpoints of Stable Diffusion 1 and 2 have wrong in their scheduler_config.json, as
 * diffusers' pipelines for them do, whatever the file says (`__init__` of pipeline_stable_diffusion*.py): steps count
 * from 1, latents are not clipped to the range of pixels, and repainting takes no warm-up.
 */
export function mendConfig(config: SchedulerConfig, { kind, inpaints }: Drawing): SchedulerConfig {
  if (kind !== "stable-diffusion") return config;
  const mended = { ...config, steps_offset: 1 };
  return inpaints ? { ...mended, skip_prk_steps: true } : { ...mended, clip_sample: false };
}
