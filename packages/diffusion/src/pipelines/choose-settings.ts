import { familyOf } from "../families/families.ts";
import type { DiffusionModel } from "./diffusion-model.ts";
import type { PipelineRequest } from "./pipeline-request.ts";

export interface PipelineSettings {
  steps: number;
  guidanceScale: number;
  strength: number;
}

/** What a request leaves open, as the pipelines of diffusers and the cards of the models have it. */
export function chooseSettings(model: DiffusionModel, request: PipelineRequest): PipelineSettings {
  const tempo = tempoOf(model);
  const strength = request.strength ?? defaultStrength(model, request);
  const least = request.initImage ? leastSteps(strength, request.mask ? 4 : 1) : 1;
  return {
    steps: request.steps ?? Math.max(tempo.steps, least),
    guidanceScale: request.guidanceScale ?? tempo.guidanceScale,
    strength,
  };
}

/**
 * Strength leaves out whole steps, and a distilled model has few: enough that one is left, and that the share left is
 * near to what was asked for.
 */
function leastSteps(strength: number, atLeast: number): number {
  let steps = Math.max(atLeast, Math.ceil(1 / strength));
  while (strength - Math.floor(steps * strength) / steps > 0.101) steps += 1;
  return steps;
}

function tempoOf({ kind, denoiser, schedulerConfig }: DiffusionModel): {
  steps: number;
  guidanceScale: number;
} {
  if (denoiser.timeCondProjDim !== undefined) return { steps: 4, guidanceScale: 8.5 };
  const { _class_name: name, timestep_spacing: spacing } = schedulerConfig;
  if (name === "LCMScheduler") return { steps: 4, guidanceScale: 1 };
  const isEuler = name === "EulerDiscreteScheduler" || name === "EulerAncestralDiscreteScheduler";
  // Only distilled turbo checkpoints are published with these together.
  if (isEuler && spacing === "trailing") return { steps: 1, guidanceScale: 0 };
  return { steps: 25, guidanceScale: familyOf(kind).guidanceScale };
}

function defaultStrength({ denoiser }: DiffusionModel, { task, initImage, mask }: PipelineRequest): number {
  if (!initImage) return 1;
  if (task === "vary") return 0.6;
  if (!mask) return 0.8;
  // What is transparent was filled with a guess, which is worth a little; else the place is drawn from nothing.
  return denoiser.inChannels === 4 && hasTransparency(initImage.data) ? 0.9 : 1;
}

function hasTransparency(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] === 0) return true;
  return false;
}
