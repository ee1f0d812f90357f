import { clamp } from "../numbers/arithmetic.ts";
import type { Reading } from "../prompt/meaning.ts";
import type { PixelMask, Pixels } from "../request.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { paintFitted } from "./backdrop.ts";
import { completeHole } from "./completion/complete-hole.ts";
import type { EditOperation, EditOutcome, EditTarget } from "./operation.ts";

/** Solved smaller than a hole is, for margins are large; sky stays above and ground below. */
const LIMITS = { share: 0.95, side: 224, layered: 24, begun: true };
/** Above this share too little is left to go on with: the place the prompt names takes over. */
const SCENE_SHARE = 0.84;
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
    const { initImage, mask, request, region } = target;
    const box = mask && keptInside(initImage, mask);
    if (!mask || !box || ADDING.some((verb) => words.has(verb))) return undefined;
    const start = stretched(initImage, mask, box);
    const { image, smooth } = completeHole(start, mask, { seed: request.seed, limits: LIMITS });
    const continued = smooth ? start : image;
    if (region.share > SCENE_SHARE && reading.places.length > 0)
      return paintPlace(target, continued, reading);
    const drew = ["the picture continued into its margin"];
    return { painted: continued, blend: false, drew, notDrawn: reading.notDrawn, warnings: [] };
  },
};
