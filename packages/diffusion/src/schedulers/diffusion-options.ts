import { z } from "zod";
import { SchedulerError } from "./scheduler-error.ts";
import type { SchedulerConfig } from "./scheduler.ts";

/** What a class of diffusers assumes where scheduler_config.json is silent. */
export interface DiffusionDefaults {
  beta_start?: number;
  beta_end?: number;
  beta_schedule?: BetaSchedule;
  timestep_spacing: Spacing;
}

export type BetaSchedule = "linear" | "scaled_linear" | "squaredcos_cap_v2";
export type Spacing = "leading" | "trailing" | "linspace";
export type PredictionType = "epsilon" | "v_prediction" | "sample";

/** Fields that every scheduler over a noise schedule of many training steps has. */
export function diffusionOptions(defaults: DiffusionDefaults) {
  return z.object({
    num_train_timesteps: z.int().min(2).max(100_000).default(1000),
    beta_start: z
      .number()
      .gt(0)
      .lt(1)
      .default(defaults.beta_start ?? 0.0001),
    beta_end: z
      .number()
      .gt(0)
      .lt(1)
      .default(defaults.beta_end ?? 0.02),
    beta_schedule: z
      .enum(["linear", "scaled_linear", "squaredcos_cap_v2"])
      .default(defaults.beta_schedule ?? "linear"),
    trained_betas: z.array(z.number().gt(0).lt(1)).min(1).max(100_000).optional(),
    prediction_type: z.enum(["epsilon", "v_prediction", "sample"]).default("epsilon"),
    timestep_spacing: z.enum(["leading", "trailing", "linspace"]).default(defaults.timestep_spacing),
    steps_offset: z.int().min(0).max(100_000).default(0),
    rescale_betas_zero_snr: z.boolean().default(false),
  });
}

export type DiffusionOptions = z.infer<ReturnType<typeof diffusionOptions>>;

/** @returns the class of diffusers that the configuration is of */
export function classOf({ _class_name: className }: SchedulerConfig): unknown {
  return className;
}

/**
 * Reads what a scheduler needs from a checkpoint's configuration.
 * @throws {SchedulerError} naming the field that is wrong or asks for what this scheduler does not do
 */
export function readOptions<Schema extends z.ZodObject>(
  config: SchedulerConfig,
  { name, schema }: { name: string; schema: Schema },
): z.infer<Schema> {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  const value = JSON.stringify(config[field])?.slice(0, 60);
  throw new SchedulerError(
    `The scheduler ${name} cannot do ${field} ${value} of this checkpoint's scheduler_config.json; choose another scheduler.`,
  );
}
