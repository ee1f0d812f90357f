import type { ChosenScheduler } from "../schedulers/choose-scheduler.ts";
import { lcm } from "../schedulers/lcm.ts";
import type { DiffusionModel } from "./diffusion-model.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { PipelineRequest } from "./pipeline-request.ts";
import { usualTempo } from "./usual-tempo.ts";

export interface PipelineSettings {
  steps: number;
  guidanceScale: number;
  strength: number;
}

export interface Beginning {
  /** Whether the drawing begins from the init image: only there strength means something. */
  begins: boolean;
  chosen: Pick<ChosenScheduler, "scheduler" | "config">;
}

/**
 * What a request leaves open, as the pipelines of diffusers and the cards of the models have it.
 * @throws {PipelineError} for a strength of 0, at which nothing would be drawn
 */
export function chooseSettings(
  model: DiffusionModel,
  request: PipelineRequest,
  { begins, chosen }: Beginning,
): PipelineSettings {
  const { kind, denoiser, schedulerConfig } = model;
  const takesGuidance = denoiser.timeCondProjDim !== undefined;
  const tempo = usualTempo({ kind, takesGuidance, schedulerConfig });
  const strength = begins ? (request.strength ?? defaultStrength(model, request)) : 1;
  if (strength <= 0) throw new PipelineError("At strength 0 nothing is drawn: ask for more.");
  const least = request.mask ? 4 : 1;
  return {
    steps: request.steps ?? (begins ? usualSteps(tempo.steps, { strength, least, chosen }) : tempo.steps),
    guidanceScale: request.guidanceScale ?? tempo.guidanceScale,
    strength,
  };
}

/** More than a checkpoint is trained on are not taken. */
const mostSteps = 1000;

/**
 * Strength leaves out whole steps, and a distilled model has few: enough that one is left, and that the share left is
 * near to what was asked for. Only lcm takes all steps that are asked for, from those that strength leaves of its own.
 */
function usualSteps(
  usual: number,
  { strength, least, chosen }: { strength: number; least: number; chosen: Beginning["chosen"] },
): number {
  if (chosen.scheduler === lcm) {
    const { original_inference_steps: original } = chosen.config;
    return Math.max(
      1,
      Math.min(usual, Math.floor((typeof original === "number" ? original : 50) * strength)),
    );
  }
  let steps = Math.max(usual, least);
  const left = () => Math.floor(steps * strength);
  while (steps < mostSteps && (left() < 1 || strength - left() / steps > 0.101)) steps += 1;
  return steps;
}

function defaultStrength({ denoiser }: DiffusionModel, { task, initImage, mask }: PipelineRequest): number {
  if (!initImage || task === "vary") return 0.6;
  if (!mask) return 0.8;
  // What is transparent was filled with a guess, which is worth a little; else the place is drawn from nothing.
  return denoiser.inChannels === 4 && hasHole(initImage.data) ? 0.9 : 1;
}

/** @returns whether part of the picture is fully transparent: of a whole one there is nothing to guess from */
function hasHole(data: Uint8Array): boolean {
  let [clear, seen] = [false, false];
  for (let at = 3; at < data.length && !(clear && seen); at += 4)
    if (data[at] === 0) clear = true;
    else seen = true;
  return clear && seen;
}
