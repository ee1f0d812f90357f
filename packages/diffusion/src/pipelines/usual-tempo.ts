import { familyOf } from "../families/families.ts";

export interface Tempo {
  steps: number;
  /** 1 and less: without guidance. */
  guidanceScale: number;
}

export interface TempoFacts {
  /** The name of its family. */
  kind: string;
  /** Whether its denoiser was distilled with guidance, whose scale it takes as an input. */
  takesGuidance: boolean;
  /** scheduler/scheduler_config.json. */
  schedulerConfig: Readonly<Record<string, unknown>>;
}

/**
 * How many steps, and how much guidance, a checkpoint is usually drawn with. Sources: the defaults of diffusers' pipelines
 * (0.42), and the model cards of what was distilled.
 */
export function usualTempo({ kind, takesGuidance, schedulerConfig }: TempoFacts): Tempo {
  if (takesGuidance) return { steps: 4, guidanceScale: 8.5 };
  if (schedulerConfig["_class_name"] === "LCMScheduler") return { steps: 4, guidanceScale: 1 };
  if (isTurbo(schedulerConfig)) return { steps: 1, guidanceScale: 0 };
  return { steps: 25, guidanceScale: familyOf(kind).guidanceScale };
}

/**
 * Distilled turbo checkpoints are published with one of Euler's schedulers and trailing steps; so are those that were
 * trained down to no signal at all, which predict velocity and take as many steps as others.
 */
function isTurbo(config: TempoFacts["schedulerConfig"]): boolean {
  const name = config["_class_name"];
  const isEuler = name === "EulerDiscreteScheduler" || name === "EulerAncestralDiscreteScheduler";
  const prediction = config["prediction_type"] ?? "epsilon";
  return (
    isEuler &&
    config["timestep_spacing"] === "trailing" &&
    prediction === "epsilon" &&
    config["rescale_betas_zero_snr"] !== true
  );
}
