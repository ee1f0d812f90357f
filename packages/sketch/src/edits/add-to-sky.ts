import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { PixelMask, Pixels } from "../request.ts";
import { planScene } from "../scene/plan-scene.ts";
import { luminaryAt } from "../scene/draw-sky.ts";
import { skyThingsSvg } from "../scene/scene-svg.ts";
import type { Scene, SkyThings } from "../scene/scene.ts";
import { createStage } from "../scene/stage.ts";
import { findSky } from "./find-sky.ts";
import type { Sky } from "./find-sky.ts";
import type { EditOperation, EditTarget, Instruction } from "./operation.ts";

const VERBS = ["add", "put", "place", "insert", "draw", "with", "give"];
/** A picture with less sky than this shows none. */
const LEAST_SKY = 0.06;
/** A sun or moon more than so much of whose place is taken has none. */
const LEAST_OPEN = 0.5;
/** Below this lightness it is night in the picture. */
const NIGHT = 0.34;

function namedThings({ reading }: Instruction): SkyThings {
  const { sky } = reading;
  return {
    sun: sky.sun === true,
    moon: sky.moon ?? "none",
    stars: sky.stars === true,
    clouds: sky.clouds === true,
    rainbow: sky.rainbow === true,
  };
}

function isAsked({ reading, words }: Instruction, things: SkyThings): boolean {
  if (
    reading.subjects.length > 0 ||
    !reading.places.every((place) => place === "skies") ||
    reading.lettering.length > 0
  )
    return false;
  const named = things.sun || things.stars || things.clouds || things.rainbow || things.moon !== "none";
  return named && VERBS.some((verb) => words.has(verb));
}

/** How much of the place lies open where the sun or moon would hang. */
function openness(scene: Scene, { mask }: Sky): number {
  const stage = createStage(scene);
  const [x, y] = luminaryAt(stage);
  const [column, row] = [(x / stage.width) * mask.width, (y / stage.height) * mask.height];
  const reach = Math.round(Math.min(mask.width, mask.height) * 0.09);
  let [open, all] = [0, 0];
  for (let dy = -reach; dy <= reach; dy += 2)
    for (let dx = -reach; dx <= reach; dx += 2) {
      const [px, py] = [Math.round(column + dx), Math.round(row + dy)];
      all++;
      if (px < 0 || py < 0 || px >= mask.width || py >= mask.height) continue;
      if ((mask.data[py * mask.width + px] ?? 0) > 0) open++;
    }
  return open / Math.max(1, all);
}

function sceneFor(things: SkyThings, { request }: EditTarget, sky: Sky): Scene {
  const time = sky.lightness < NIGHT ? "night" : "noon";
  const scene: Scene = { ...planScene("", request), kind: "scene", sky: things, time, weather: [] };
  scene.horizon = Math.min(0.95, Math.max(0.2, sky.bottom));
  const sides = ([1, -1] as const).flatMap((lightFrom) =>
    [0, 1, 2, 3].map((turn): Scene => ({ ...scene, lightFrom, seed: request.seed + turn * 101 })),
  );
  return sides.reduce((best, other) => (openness(other, sky) > openness(best, sky) ? other : best));
}

/** Everything outside the mask fades to nothing. */
function within(drawn: Pixels, { data }: PixelMask): Pixels {
  const kept = drawn.data.slice();
  for (let pixel = 0; pixel < data.length; pixel++)
    kept[pixel * 4 + 3] = Math.round(((kept[pixel * 4 + 3] ?? 0) * (data[pixel] ?? 0)) / 255);
  return { ...drawn, data: kept };
}

function told({ sun, moon, stars, clouds, rainbow }: SkyThings): string[] {
  return [
    ...(sun ? ["sun"] : []),
    ...(moon === "none" ? [] : [`${moon} moon`]),
    ...(stars ? ["stars"] : []),
    ...(clouds ? ["clouds"] : []),
    ...(rainbow ? ["rainbow"] : []),
  ];
}

function noSky(initImage: Pixels, things: SkyThings): ReturnType<EditOperation["apply"]> {
  const message =
    "No sky was found at the top of the picture; a mask can say where. The picture was left as it is.";
  return {
    painted: initImage,
    blend: false,
    drew: [],
    notDrawn: told(things),
    warnings: [{ option: "mask", message }],
  };
}

/** "Add a full moon": drawn in the sky, behind whatever stands before it; without a mask the sky is looked for. */
export const addToSky: EditOperation = {
  name: "add to sky",
  apply(instruction, target) {
    const things = namedThings(instruction);
    if (!isAsked(instruction, things)) return undefined;
    const { initImage, mask } = target;
    const found = findSky(initImage);
    const sky: Sky = mask ? maskedSky(mask, found, target) : found;
    if (!mask && found.share < LEAST_SKY) return noSky(initImage, things);
    const scene = sceneFor(things, target, sky);
    const hangs = things.sun || things.moon !== "none";
    if (!mask && hangs && openness(scene, sky) < LEAST_OPEN) return noSky(initImage, things);
    const painted = { ...initImage, data: initImage.data.slice() };
    compositeOver(painted, within(rasterize(skyThingsSvg(scene), scene), sky.mask));
    const message = "No mask said where, so it was drawn in the sky that was found.";
    return {
      painted,
      blend: false,
      drew: told(things),
      notDrawn: instruction.reading.notDrawn,
      warnings: mask ? [] : [{ option: "mask", message }],
    };
  },
};

/** The mask is the sky then, whatever is there. */
function maskedSky(mask: PixelMask, { lightness }: Sky, { region, initImage }: EditTarget): Sky {
  return { mask, share: 1, lightness, bottom: (region.y + region.height) / initImage.height };
}
