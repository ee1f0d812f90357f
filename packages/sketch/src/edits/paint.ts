import type { Pixels } from "../request.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { paintFitted } from "./backdrop.ts";
import { LARGEST_SHARE, completeHole } from "./completion/complete-hole.ts";
import { freeRoom } from "./free-room.ts";
import type { EditOperation, EditOutcome, EditTarget, Instruction } from "./operation.ts";
import { flies, placeSubject, planAlone } from "./place-subject.ts";

const ADDING = ["add", "put", "place", "insert"];

function understood({ reading }: Instruction): boolean {
  const { sky } = reading;
  const skyNamed =
    sky.sun === true ||
    sky.stars === true ||
    sky.clouds === true ||
    sky.rainbow === true ||
    (sky.moon ?? "none") !== "none";
  return (
    reading.places.length > 0 ||
    reading.time !== undefined ||
    reading.weather.length > 0 ||
    reading.season !== "none" ||
    skyNamed ||
    Object.keys(reading.partColours).length > 0
  );
}

/** Whether the masked part has nothing of its own. */
function isHollow({ initImage, mask }: EditTarget): boolean {
  return mask?.data.some((value, pixel) => value > 0 && (initImage.data[pixel * 4 + 3] ?? 0) < 128) ?? false;
}

function copyOf(picture: Pixels): Pixels {
  return { ...picture, data: picture.data.slice() };
}

function withoutMask(instruction: Instruction, target: EditTarget): EditOutcome {
  const { reading, prompt } = instruction;
  const { initImage, request } = target;
  if (reading.subjects.length === 0 && reading.lettering.length === 0) {
    const message = "This edit needs a mask that says where; the picture was left as it is.";
    return {
      painted: initImage,
      blend: false,
      drew: [],
      notDrawn: [prompt.slice(0, 120)],
      warnings: [{ option: "mask", message }],
    };
  }
  const flying = flies(planAlone(target, target.region));
  const painted = copyOf(initImage);
  const region = freeRoom(initImage, { flies: flying, seed: request.seed });
  const scene = placeSubject(painted, { ...target, region });
  const where = flying ? "high up, where there is room" : "on the ground, where there is room";
  const message = `No mask said where, so it was put ${where}.`;
  return {
    painted,
    blend: false,
    drew: describeScene(scene),
    notDrawn: scene.notDrawn,
    warnings: [{ option: "mask", message }],
  };
}

/** The prompt's subjects over what is there (adding), or over what the surroundings make of it. */
function paintSubjects(target: EditTarget, adding: boolean): EditOutcome {
  const { initImage, mask, request } = target;
  const keeps = !mask || (adding && !isHollow(target));
  const under = keeps ? copyOf(initImage) : completeHole(initImage, mask, request).image;
  const scene = placeSubject(under, target);
  return { painted: under, blend: false, drew: describeScene(scene), notDrawn: scene.notDrawn, warnings: [] };
}

/** The general edit: whatever the prompt names is painted into the mask. */
export const paint: EditOperation = {
  name: "paint",
  apply(instruction, target) {
    const { region, mask, request } = target;
    if (!mask) return withoutMask(instruction, target);
    const { reading, words } = instruction;
    const adding = ADDING.some((verb) => words.has(verb));
    const named = reading.subjects.length > 0 || reading.lettering.length > 0;
    const roomForPlace = reading.places.length > 0 && region.share > 0.3 && !adding;
    if (named && (adding || region.share <= LARGEST_SHARE) && !roomForPlace)
      return paintSubjects(target, adding);
    const { painted, scene } = paintFitted(request.prompt, target, "whole");
    const message =
      "Nothing in the prompt could be drawn, so the mask was filled with an abstract in its mood.";
    const warnings = understood(instruction) || named ? [] : [{ option: "prompt", message }];
    return { painted, blend: true, drew: describeScene(scene), notDrawn: scene.notDrawn, warnings };
  },
};
