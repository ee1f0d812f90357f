import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels } from "../request.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Scene } from "../scene/scene.ts";
import { membraneFill } from "./membrane-fill.ts";
import type { EditOperation, EditOutcome, EditTarget, Instruction } from "./operation.ts";
import type { Region } from "./region.ts";

/** A region slimmer than this is a window on a wider scene. */
const SLIMMEST = 6;
const ADDING = ["add", "put", "place", "insert"];

/** Mean colour of what the mask keeps around the region. */
function surroundings({ initImage, mask, region }: EditTarget): readonly [number, number, number] {
  const sums = [0, 0, 0, 0];
  const step = Math.max(1, Math.floor(Math.max(region.width, region.height) / 64));
  const reach = Math.round(Math.max(region.width, region.height) * 0.2) + 2;
  for (
    let y = Math.max(0, region.y - reach);
    y < Math.min(initImage.height, region.y + region.height + reach);
    y += step
  ) {
    for (
      let x = Math.max(0, region.x - reach);
      x < Math.min(initImage.width, region.x + region.width + reach);
      x += step
    ) {
      const pixel = y * initImage.width + x;
      if ((mask && (mask.data[pixel] ?? 0) > 0) || (initImage.data[pixel * 4 + 3] ?? 0) < 128) continue;
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] ?? 0) + (initImage.data[pixel * 4 + channel] ?? 0);
      sums[3] = (sums[3] ?? 0) + 1;
    }
  }
  const count = sums[3] ?? 0;
  return count === 0
    ? [128, 128, 128]
    : [(sums[0] ?? 0) / count, (sums[1] ?? 0) / count, (sums[2] ?? 0) / count];
}

/** Moves what was painted a little towards the colours around it, so that it sits in their light. */
function harmonise(picture: Pixels, colour: readonly [number, number, number], share: number): Pixels {
  const light = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
  for (let at = 0; at < picture.data.length; at += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const value = picture.data[at + channel] ?? 0;
      const lit = value * (0.72 + (0.5 * light) / 255);
      picture.data[at + channel] = Math.max(
        0,
        Math.min(
          255,
          Math.round(lit + ((colour[channel] ?? 0) - light) * share + (light - lit) * share * 0.3),
        ),
      );
    }
  }
  return picture;
}

function planFor({ request }: EditTarget, region: Region, alone: boolean): Scene {
  const width = Math.max(region.width, Math.ceil(region.height / SLIMMEST), 8);
  const height = Math.max(region.height, Math.ceil(region.width / SLIMMEST), 8);
  return planScene(request.prompt, { width, height, seed: request.seed, transparent: alone });
}

function centred(drawn: Pixels, region: Region): { x: number; y: number } {
  return {
    x: region.x - ((drawn.width - region.width) >> 1),
    y: region.y - ((drawn.height - region.height) >> 1),
  };
}

/** The prompt's scene or sky fitted to the region. */
function paintScene(target: EditTarget, scene: Scene): Pixels {
  const painted: Pixels = { ...target.initImage, data: target.initImage.data.slice() };
  const drawn = harmonise(rasterize(sceneSvg(scene), scene), surroundings(target), 0.12);
  compositeOver(painted, drawn, centred(drawn, target.region));
  return painted;
}

/** The prompt's subjects in the region, over what is there (adding) or over the filled surroundings. */
function paintSubjects(target: EditTarget, scene: Scene, adding: boolean): Pixels {
  const { initImage, mask } = target;
  const under =
    mask && !adding ? membraneFill(initImage, mask) : { ...initImage, data: initImage.data.slice() };
  const drawn = harmonise(
    rasterize(sceneSvg(scene, { transparent: true }), scene),
    surroundings(target),
    0.16,
  );
  compositeOver(under, drawn, centred(drawn, target.region));
  return under;
}

/** Where a subject goes when nobody said: the lower right or left third, grounded. */
function freeRegion({ initImage, request }: EditTarget): Region {
  const side = Math.max(8, Math.round(Math.min(initImage.width, initImage.height) * 0.44));
  const left = request.seed % 2 === 0 ? 0.34 : 0.66;
  const x = Math.round(Math.min(initImage.width - side, Math.max(0, initImage.width * left - side / 2)));
  const y = Math.round(Math.min(initImage.height - side, Math.max(0, initImage.height * 0.92 - side)));
  return { x, y, width: side, height: side, share: 1 };
}

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

function withoutMask(instruction: Instruction, target: EditTarget): EditOutcome {
  const { reading, prompt } = instruction;
  const { initImage } = target;
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
  const region = freeRegion(target);
  const scene = planFor(target, region, true);
  const painted = paintSubjects({ ...target, region }, scene, true);
  const message = "No mask said where, so it was put where pictures have room, in the lower third.";
  return {
    painted,
    blend: false,
    drew: describeScene(scene),
    notDrawn: scene.notDrawn,
    warnings: [{ option: "mask", message }],
  };
}

/** The general edit: whatever the prompt names is painted into the mask. */
export const paint: EditOperation = {
  name: "paint",
  apply(instruction, target) {
    const { region, mask } = target;
    if (!mask) return withoutMask(instruction, target);
    const { reading, words } = instruction;
    const adding = ADDING.some((verb) => words.has(verb));
    const subjectsOnly =
      (reading.subjects.length > 0 || reading.lettering.length > 0) &&
      (adding || region.share < 0.6) &&
      !(reading.places.length > 0 && region.share > 0.3);
    const alone = subjectsOnly;
    const scene = planFor(target, region, alone);
    const painted = alone ? paintSubjects(target, scene, adding) : paintScene(target, scene);
    const warnings =
      understood(instruction) || alone
        ? []
        : [
            {
              option: "prompt",
              message:
                "Nothing in the prompt could be drawn, so the mask was filled with an abstract in its mood.",
            },
          ];
    return { painted, blend: true, drew: describeScene(scene), notDrawn: scene.notDrawn, warnings };
  },
};
