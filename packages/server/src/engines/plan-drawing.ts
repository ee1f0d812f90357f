import { engineOptionFields, type Size, type Warning } from "@pinhole/contract";
import type { PipelineRequest } from "@pinhole/diffusion";
import { maskFromAlpha } from "../images/mask-from-alpha.ts";
import { stretchImage, stretchMask } from "../images/stretch-image.ts";
import type { StoredModel } from "../models/stored-model.ts";
import { chooseDrawnSize } from "./choose-drawn-size.ts";
import type { DrawRequest, RgbaImage } from "./engine.ts";

export type SafetyWish = "auto" | "always" | "never";

/** A request as a pipeline takes it, and what of the wish it leaves behind. */
export interface DrawingPlan {
  request: PipelineRequest;
  /** The input, where its own transparency says where to paint: what is left of it lies over what is drawn. */
  over?: RgbaImage;
  warnings: Warning[];
}

/** Brings a request to the size the model draws at, and fills in the model's own defaults. */
export async function planDrawing(
  wish: DrawRequest,
  model: StoredModel,
  { safetyChecker }: { safetyChecker: SafetyWish },
): Promise<DrawingPlan> {
  const { defaults } = model;
  const { options, initImage, mask, task } = wish;
  const over = mask === undefined && isPaintedByAlpha(wish, model) ? initImage : undefined;
  const hole = over ? maskFromAlpha(over) : mask;
  const drawn = chooseDrawnSize({
    ...wish,
    isExact: wish.askedFor === undefined,
    nativeSize: defaults.nativeSize,
  });
  return {
    request: {
      task,
      prompt: wish.prompt,
      negativePrompt: options.negativePrompt,
      ...drawn,
      seeds: Array.from({ length: wish.count }, (_, index) => (wish.seed + index) % 2 ** 32),
      // Where a drawing begins from a picture, how many it takes depends on its strength: the pipeline knows.
      steps: options.steps ?? (task === "generate" ? defaults.steps : undefined),
      guidanceScale: options.guidanceScale ?? defaults.guidanceScale,
      strength: task === "generate" ? undefined : options.strength,
      scheduler: options.scheduler ?? defaults.scheduler,
      clipSkip: options.clipSkip,
      initImage: initImage && (await stretchImage(initImage, drawn)),
      mask: hole && (await stretchMask(hole, drawn)),
      previews: wish.partialImages,
      fullDecoder: isFine(wish.quality),
      checkSafety: safetyChecker === "always" || (safetyChecker === "auto" && wish.moderation !== "low"),
    },
    over,
    warnings: [...warnOfSize(wish, drawn), ...warnOfIgnored(wish)],
  };
}

/** Margins and holes that are fully transparent say where to paint, where no mask does and the model heeds masks. */
function isPaintedByAlpha({ task, initImage }: DrawRequest, { capabilities }: StoredModel): boolean {
  if (task !== "edit" || !capabilities.mask || initImage === undefined) return false;
  const { data } = initImage;
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] === 0) return true;
  return false;
}

function isFine(quality: string | undefined): boolean {
  return ["hd", "high", "xhigh", "max"].includes(quality ?? "");
}

function warnOfSize({ width, height }: DrawRequest, drawn: Size): Warning[] {
  if (drawn.width === width && drawn.height === height) return [];
  const [from, to] = [`${drawn.width}x${drawn.height}`, `${width}x${height}`];
  const isRounded = drawn.width - width < 8 && drawn.height - height < 8;
  const reason = isRounded
    ? "this model draws multiples of 8"
    : "this model draws nothing sensible that small";
  return [{ option: "size", message: `Drawn at ${from} and resampled to ${to}: ${reason}.` }];
}

function warnOfIgnored({ task, options, style, referenceImages }: DrawRequest): Warning[] {
  const warnings: Warning[] = [];
  if (task === "generate" && options.strength !== undefined) {
    const option = engineOptionFields.strength;
    warnings.push({ option, message: `A generation has no input to keep, so '${option}' changed nothing.` });
  }
  if (style !== undefined) {
    warnings.push({ option: "style", message: "A diffusion model has no style: say it in the prompt." });
  }
  if (referenceImages.length > 0) {
    warnings.push({
      option: "image",
      message: "A diffusion model goes by the first image alone: the others changed nothing.",
    });
  }
  return warnings;
}
