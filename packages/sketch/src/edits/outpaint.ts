import { clamp } from "../numbers/arithmetic.ts";
import type { Reading } from "../prompt/meaning.ts";
import { blurPlane } from "../raster/blur-plane.ts";
import { channelOf } from "../raster/plane.ts";
import type { PixelMask, Pixels, SketchWarning } from "../request.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { paintFitted } from "./backdrop.ts";
import { completeHole } from "./completion/complete-hole.ts";
import type { EditOperation, EditOutcome, EditTarget } from "./operation.ts";

/** Solved smaller than a hole is, for margins are large; sky stays above and ground below. */
const LIMITS = { share: 0.95, side: 224, layered: 24, begun: true };
/** Above this share too little is left to go on with: the place the prompt names takes over. */
const SCENE_SHARE = 0.84;
/** A margin from which on textures may stray. */
const LARGE = 0.6;
const ADDING = ["add", "put", "place", "insert"];

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box of what is opaque and kept, where the masked rest is an empty margin round it; else undefined. */
function keptInside(initImage: Pixels, mask: PixelMask): Box | undefined {
  const { width, height, data } = initImage;
  const box = { left: width, top: height, right: -1, bottom: -1 };
  let [kept, rim, emptyRim] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const empty = (mask.data[pixel] ?? 0) > 0 && (data[pixel * 4 + 3] ?? 0) < 128;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) {
        rim++;
        if (empty) emptyRim++;
      }
      if ((mask.data[pixel] ?? 0) > 0 || (data[pixel * 4 + 3] ?? 0) < 250) continue;
      kept++;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = y;
    }
  }
  const area = (box.right - box.left + 1) * (box.bottom - box.top + 1);
  // At least one whole side is empty, and what is kept is (nearly) a box of its own.
  return kept > 0 && emptyRim > rim * 0.2 && kept > area * 0.9 && area < width * height ? box : undefined;
}

/** Every pixel of the margin takes the colour of the nearest of the box. */
function stretched({ width, height, data: before }: Pixels, mask: PixelMask, box: Box): Pixels {
  const data = before.slice();
  for (let y = 0; y < height; y++) {
    const row = clamp(y, box.top, box.bottom) * width;
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      if ((mask.data[pixel] ?? 0) === 0) continue;
      const from = (row + clamp(x, box.left, box.right)) * 4;
      for (let channel = 0; channel < 4; channel++) data[pixel * 4 + channel] = before[from + channel] ?? 0;
      data[pixel * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Cells across in which a continuation is held against the picture's own rows and columns. */
const CELLS = 24;
/** Mean difference in steps of a byte beyond which it has put things where they cannot be, such as ground into the sky. */
const STRAYED = 19;

/** How far the margin of one picture lies from another's, seen from afar. */
function strayed(one: Pixels, other: Pixels, mask: PixelMask): number {
  const { width, height } = one;
  const sums = new Float64Array(CELLS * CELLS * 3);
  const counts = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const pixel = y * width + x;
      if ((mask.data[pixel] ?? 0) === 0) continue;
      const cell = Math.floor((y * CELLS) / height) * CELLS + Math.floor((x * CELLS) / width);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let channel = 0; channel < 3; channel++) {
        const apart = (one.data[pixel * 4 + channel] ?? 0) - (other.data[pixel * 4 + channel] ?? 0);
        sums[cell * 3 + channel] = (sums[cell * 3 + channel] ?? 0) + apart;
      }
    }
  }
  let [total, cells] = [0, 0];
  counts.forEach((count, cell) => {
    if (count === 0) return;
    cells++;
    for (let channel = 0; channel < 3; channel++)
      total += Math.abs(sums[cell * 3 + channel] ?? 0) / count / 3;
  });
  return total / Math.max(1, cells);
}

/** The colours of the picture's rim going on, softer the farther they are from it. */
function softenedAway(start: Pixels, box: Box): Pixels {
  const { width, height } = start;
  const data = start.data.slice();
  const reach = Math.max(4, Math.min(width, height) * 0.16);
  for (let channel = 0; channel < 3; channel++) {
    const plane = channelOf(start, channel);
    const near = blurPlane(plane, reach * 0.12, 2).values;
    const far = blurPlane(plane, reach * 0.5, 2).values;
    for (let y = 0, pixel = 0; y < height; y++) {
      const down = Math.max(box.top - y, y - box.bottom, 0);
      for (let x = 0; x < width; x++, pixel++) {
        const away = Math.max(box.left - x, x - box.right, down, 0);
        if (away === 0) continue;
        const [first, then] = [Math.min(1, away / (reach * 0.14)), Math.min(1, away / reach)];
        const soft = (near[pixel] ?? 0) + ((far[pixel] ?? 0) - (near[pixel] ?? 0)) * then;
        const at = pixel * 4 + channel;
        const before = data[at] ?? 0;
        data[at] = Math.round(before + (soft * 255 - before) * first);
      }
    }
  }
  return { width, height, data };
}

interface Continuation {
  image: Pixels;
  warnings: SketchWarning[];
}

/** The picture going on into its margin: by its texture, or where that strays in a margin too large for it, by its colours. */
function continued(target: EditTarget, mask: PixelMask, box: Box): Continuation {
  const start = stretched(target.initImage, mask, box);
  const { image, smooth } = completeHole(start, mask, { seed: target.request.seed, limits: LIMITS });
  if (smooth) return { image: start, warnings: [] };
  if (target.region.share < LARGE || strayed(image, start, mask) < STRAYED) return { image, warnings: [] };
  const message =
    "The margin is too large to go on with more than the picture's colours; name a place to fill it.";
  return { image: softenedAway(start, box), warnings: [{ option: "mask", message }] };
}

/** The prompt's place fading in over the continued picture, without the things the picture already shows. */
function paintPlace(target: EditTarget, continued: Pixels, reading: Reading): EditOutcome {
  const text = [reading.places.join(", "), reading.time ?? "", ...reading.weather].join(" ");
  const { painted, scene } = paintFitted(text, target, "whole");
  const feather = Math.min(painted.width, painted.height) * 0.16;
  return {
    painted,
    under: continued,
    blend: true,
    feather,
    drew: describeScene(scene),
    notDrawn: [],
    warnings: [],
  };
}

/** An empty margin round a picture is filled so that the picture goes on. */
export const outpaint: EditOperation = {
  name: "outpaint",
  apply({ reading, words }, target) {
    const { initImage, mask, region } = target;
    const box = mask && keptInside(initImage, mask);
    if (!mask || !box || ADDING.some((verb) => words.has(verb))) return undefined;
    const { image, warnings } = continued(target, mask, box);
    if (region.share > SCENE_SHARE && reading.places.length > 0) return paintPlace(target, image, reading);
    const drew = ["the picture continued into its margin"];
    return { painted: image, blend: false, drew, notDrawn: reading.notDrawn, warnings };
  },
};
