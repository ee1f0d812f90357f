import { familyOf } from "../families/families.ts";
import { chooseScheduler } from "../schedulers/choose-scheduler.ts";
import type { DiffusionModel } from "./diffusion-model.ts";
import { chooseSettings, type PipelineSettings } from "./choose-settings.ts";
import { pictureForClip } from "./clip-picture.ts";
import { usesGuidance } from "./conditioning.ts";
import { imageToImage } from "./image-to-image.ts";
import { inpaint } from "./inpaint.ts";
import { PipelineError, UnsafePictureError } from "./pipeline-error.ts";
import type { PipelineRequest, PipelineResult, PipelineWatch, Pixels } from "./pipeline-request.ts";
import { pixelsPerLatent, type PipelineRun } from "./pipeline-run.ts";
import { readablePart } from "./readable-part.ts";
import { tileVae, usualTiles } from "./tile-vae.ts";
import { watchSteps } from "./watch-steps.ts";

/**
 * Draws what is asked for, with whatever pipeline suits the task and the checkpoint.
 * @throws {PipelineError} where the model cannot do it, or a network gives what is not a number
 * @throws {SchedulerError} for a scheduler that is not there or does not suit
 * @throws {UnsafePictureError} where the checker was asked and says so
 * @throws the signal's reason when it is aborted
 */
export async function runPipeline(
  model: DiffusionModel,
  request: PipelineRequest,
  watch: PipelineWatch,
): Promise<PipelineResult> {
  const began = performance.now();
  const warnings = new Map<string, PipelineResult["warnings"][number]>();
  const warn = (option: string, message: string) => warnings.set(`${option} ${message}`, { option, message });
  const pipeline = familyOf(model.kind).choosePipeline(model, request);
  const drawing = { kind: model.kind, inpaints: pipeline === inpaint };
  const chosen = chooseScheduler(model.schedulerConfig, drawing, request.scheduler);
  const { scheduler, config, warning } = chosen;
  if (warning !== undefined) warn("scheduler", warning);
  const begins = pipeline === imageToImage || pipeline === inpaint;
  const settings = chooseSettings(model, request, { begins, chosen });
  // Transformers of published flows attend to squares of 2 x 2 latents.
  const tokens = (request.width * request.height) / (2 * pixelsPerLatent) ** 2;
  const plan = scheduler.plan(config, { ...settings, tokens });
  if (plan.timesteps.length === 0) throw tooLittleStrength(settings);
  const tiles = { ...usualTiles, stopIfAborted: () => watch.signal.throwIfAborted() };
  const vae = tileVae(model.vae, tiles);
  const tinyVae = model.tinyVae && tileVae(model.tinyVae, tiles);
  const watched = { ...model, tinyVae };
  const run: PipelineRun = {
    model,
    request,
    plan,
    guidanceScale: settings.guidanceScale,
    vae: request.fullDecoder ? vae : (tinyVae ?? vae),
    warn,
    ...watchSteps({ model: watched, request, watch, steps: plan.timesteps.length }),
  };
  warnOfTheUnused(run, begins);
  const images = await pipeline(run);
  if (request.checkSafety) await checkSafety(run, images);
  return {
    images,
    warnings: [...warnings.values()],
    used: {
      steps: settings.steps,
      scheduler: scheduler.name,
      guidanceScale: settings.guidanceScale,
      seconds: (performance.now() - began) / 1000,
      prompt: model.textEncoders[0] && readablePart(model.textEncoders[0].tokenizer, request.prompt),
    },
  };
}

function tooLittleStrength({ steps, strength }: PipelineSettings): PipelineError {
  const enough = Math.ceil(1 / strength);
  const ways =
    enough > steps && enough <= 1000 ? `${enough} steps or more, or for more strength` : "more strength";
  const counted = steps === 1 ? "1 step" : `${steps} steps`;
  return new PipelineError(
    `${counted} at strength ${strength}: too little strength to leave any to draw with. Ask for ${ways}.`,
  );
}

/** Options that mean nothing to this model or at this guidance. */
function warnOfTheUnused(run: PipelineRun, begins: boolean): void {
  const { request, model } = run;
  const readsText = model.textEncoders.length > 0;
  if (request.strength !== undefined && request.initImage && !begins)
    run.warn("strength", "This model draws anew from what it sees in the picture: strength was not used.");
  if (request.negativePrompt && readsText && !usesGuidance(run))
    run.warn("negative_prompt", "Without guidance there is nothing to avoid it with: it was not used.");
  if (readsText) return;
  if (request.prompt) run.warn("prompt", "This model takes no prompt: it was not used.");
  if (request.negativePrompt) run.warn("negative_prompt", "This model takes no prompt: it was not used.");
  if (request.clipSkip) run.warn("clip_skip", "This model has no text encoder: clip_skip was not used.");
}

async function checkSafety(
  { model, stopIfAborted, warn }: PipelineRun,
  images: readonly Pixels[],
): Promise<void> {
  const { safetyChecker } = model;
  if (!safetyChecker) {
    warn("safety", "This model has no safety checker: the pictures were not checked.");
    return;
  }
  for (const image of images) {
    stopIfAborted();
    const [unsafe] = await safetyChecker.check(pictureForClip(image, safetyChecker.encoder)); // [1, 3, 224, 224]
    if (unsafe)
      throw new UnsafePictureError(
        "The model's safety checker refused the picture; change the prompt or the seed.",
      );
  }
}
