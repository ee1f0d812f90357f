import { readPrompt } from "../prompt/read-prompt.ts";
import { tokenize } from "../prompt/tokens.ts";
import type { PartialListener, Picture, PictureRequest, PixelMask, Pixels } from "../request.ts";
import { revisePrompt } from "../revise-prompt.ts";
import { planScene } from "../scene/plan-scene.ts";
import { membraneFill } from "./membrane-fill.ts";
import { mergeEdit } from "./merge-edit.ts";
import { OPERATIONS } from "./operations.ts";
import type { EditOutcome, EditTarget, Instruction } from "./operation.ts";
import { regionOf } from "./region.ts";

function readInstruction(prompt: string): Instruction {
  const words = new Set(
    tokenize(prompt.slice(0, 2000)).flatMap((token) => (token.kind === "word" ? [token.word] : [])),
  );
  return { prompt, words, reading: readPrompt(prompt) };
}

function applyFirst(instruction: Instruction, target: EditTarget): EditOutcome {
  for (const operation of OPERATIONS) {
    const outcome = operation.apply(instruction, target);
    if (outcome) return operation.name === "borrow" ? outcome : tellUnused(outcome, target);
  }
  const notDrawn = [instruction.prompt.slice(0, 120)];
  return tellUnused({ painted: target.initImage, blend: false, drew: [], notDrawn, warnings: [] }, target);
}

/** Further pictures that lent nothing are told, with the words that would have used them. */
function tellUnused(outcome: EditOutcome, { request }: EditTarget): EditOutcome {
  if (request.referenceImages.length === 0) return outcome;
  const message =
    'Only the first image was used. "In the colours of the second image" or "add what the second image shows" use others.';
  return { ...outcome, warnings: [...outcome.warnings, { option: "image", message }] };
}

/** Partial pictures of an edit: the masked part paled, the fill of its surroundings, the repainting without its blend. */
function showPartials(target: EditTarget, outcome: EditOutcome, onPartial: PartialListener): void {
  const { initImage, request } = target;
  const mask = target.mask ?? {
    width: initImage.width,
    height: initImage.height,
    data: new Uint8Array(initImage.width * initImage.height).fill(255),
  };
  const scope = { mask, region: target.region };
  const pale: Pixels = {
    ...initImage,
    data: initImage.data.map((value, at) => (at % 4 === 3 ? value : Math.round(value * 0.4 + 148))),
  };
  const half: Pixels = {
    ...initImage,
    data: initImage.data.map((value, at) => Math.round((value + (outcome.painted.data[at] ?? 0) * 2) / 3)),
  };
  const stages = [pale, membraneFill(initImage, mask), half].slice(3 - request.partialImages);
  stages.forEach((painted, index) =>
    onPartial(mergeEdit(initImage, { painted, under: initImage, blend: false }, scope), index),
  );
}

function finish(target: EditTarget, outcome: EditOutcome): Pixels {
  const { initImage, mask } = target;
  if (!mask) return { ...outcome.painted, data: outcome.painted.data.slice() };
  const under = outcome.under ?? (outcome.blend ? membraneFillWhereEmpty(initImage, mask) : initImage);
  return mergeEdit(
    initImage,
    { painted: outcome.painted, under, blend: outcome.blend, feather: outcome.feather },
    { mask, region: target.region },
  );
}

/** A hole (transparent where masked) has nothing of its own to fade from: its filled surroundings stand in. */
function membraneFillWhereEmpty(initImage: Pixels, mask: PixelMask): Pixels {
  const hollow = mask.data.some((value, pixel) => value > 0 && (initImage.data[pixel * 4 + 3] ?? 0) < 255);
  return hollow ? membraneFill(initImage, mask) : initImage;
}

/**
 * Repaints a picture, or the part of it a mask names, as the prompt says.
 * Where the mask is 0, the result equals `initImage` byte for byte.
 * @throws {Error} without `initImage`
 */
export function editPicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  const { initImage, mask, prompt } = request;
  if (!initImage) throw new Error("An edit needs a picture to edit.");
  const scene = planScene(prompt, request);
  const region = regionOf(initImage, mask);
  const target: EditTarget = { request, initImage, mask, region };
  if (region.share === 0) {
    const warnings = [
      { option: "mask", message: "The mask repaints nothing, so the picture was left as it is." },
    ];
    return {
      image: { ...initImage, data: initImage.data.slice() },
      scene,
      svg: "",
      drew: [],
      notDrawn: [],
      revisedPrompt: revisePrompt([], []),
      warnings,
    };
  }
  const outcome = applyFirst(readInstruction(prompt), target);
  if (onPartial && request.partialImages > 0) showPartials(target, outcome, onPartial);
  const { drew, notDrawn, warnings } = outcome;
  return {
    image: finish(target, outcome),
    scene,
    svg: "",
    drew,
    notDrawn,
    revisedPrompt: revisePrompt(drew, notDrawn),
    warnings,
  };
}
