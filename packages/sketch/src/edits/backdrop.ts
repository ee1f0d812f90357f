import { clamp } from "../numbers/arithmetic.ts";
import { readPrompt } from "../prompt/read-prompt.ts";
import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels } from "../request.ts";
import { composeSubjects } from "../scene/compose.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Scene } from "../scene/scene.ts";
import { lookAround, transferLook } from "./look.ts";
import type { EditOperation, EditTarget } from "./operation.ts";

const ASKED =
  /\b(?:replace|turn|change|swap|make|transform|exchange)\b.{0,40}?\b(sky|background|backdrop|ground|floor|landscape|scenery)\b.{0,30}?\b(?:into|with|to|by|for|be|become)\b(.+)/i;

type Part = "sky" | "ground" | "whole";

function partOf(word: string): Part {
  if (word === "sky") return "sky";
  return word === "ground" || word === "floor" ? "ground" : "whole";
}

/** The row where the picture changes most from above to below beside the mask: its horizon, as a share of the height. */
export function horizonOf({ initImage, mask }: Pick<EditTarget, "initImage" | "mask">): number | undefined {
  const { width, height, data } = initImage;
  const rows = Math.min(height, 96);
  const means: (readonly [number, number, number] | undefined)[] = [];
  for (let row = 0; row < rows; row++) {
    const y = Math.floor(((row + 0.5) * height) / rows);
    const sums = [0, 0, 0];
    let count = 0;
    for (let column = 0; column < 96; column++) {
      const pixel = y * width + Math.floor(((column + 0.5) * width) / 96);
      if ((mask && (mask.data[pixel] ?? 0) > 0) || (data[pixel * 4 + 3] ?? 0) < 128) continue;
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] ?? 0) + (data[pixel * 4 + channel] ?? 0);
      count++;
    }
    means.push(
      count < 6 ? undefined : [(sums[0] ?? 0) / count, (sums[1] ?? 0) / count, (sums[2] ?? 0) / count],
    );
  }
  let best: { row: number; step: number } | undefined;
  for (let row = Math.round(rows * 0.15); row < rows * 0.85; row++) {
    const [above, below] = [means[row - 2], means[row + 1]];
    if (!above || !below) continue;
    const step = above.reduce((sum, value, channel) => sum + Math.abs(value - (below[channel] ?? 0)), 0);
    if (step > 45 && (!best || step > best.step)) best = { row, step };
  }
  return best && best.row / rows;
}

/** A scene whose sky, ground or whole has the size of the region; `top` is what is cut off above. */
function fitScene(text: string, target: EditTarget, part: Part): { scene: Scene; top: number } {
  const { region, request } = target;
  const { seed } = request;
  const width = Math.max(8, region.width, Math.ceil(region.height / 3));
  const height = Math.max(8, region.height, Math.ceil(region.width / 6));
  if (part === "whole") {
    const scene = planScene(text, { width, height, seed });
    // A mask from below the sky to the foot of the picture needs little sky of its own.
    const underSky =
      region.y > target.initImage.height * 0.15 && region.y + region.height >= target.initImage.height - 2;
    const horizon = underSky ? 0 : horizonOf(target);
    if (horizon !== undefined && scene.kind === "scene") {
      scene.horizon = clamp((horizon * target.initImage.height - region.y) / region.height, 0.3, 0.75);
      for (const subject of scene.subjects) subject.spots = [];
      composeSubjects(scene);
    }
    return { scene, top: 0 };
  }
  const { horizon } = planScene(text, { width, height, seed });
  const anywhere = part === "sky" && readPrompt(text).places.length === 0;
  const share = clamp(part === "sky" ? horizon : 1 - horizon, 0.35, 0.9);
  const full = Math.ceil(height / share);
  const scene = planScene(text, { width, height: full, seed });
  // Hills would stand in the sky: the sea's horizon is a line.
  if (anywhere && scene.kind === "scene") scene.place = "sea";
  return { scene, top: part === "sky" ? 0 : full - height };
}

/** The scene of a text in the region, its colours led towards what is around. */
export function paintFitted(text: string, target: EditTarget, part: Part): { painted: Pixels; scene: Scene } {
  const { initImage, region } = target;
  const { scene, top } = fitScene(text, target, part);
  const drawn = rasterize(sceneSvg(scene), scene);
  const strength = part === "whole" ? 0.25 : 0.15;
  transferLook(drawn, { to: lookAround(target), light: strength, colour: strength });
  const painted: Pixels = { ...initImage, data: initImage.data.slice() };
  compositeOver(painted, drawn, {
    x: region.x - ((drawn.width - region.width) >> 1),
    y: region.y - top,
  });
  return { painted, scene };
}

/** "Replace the sky with a sunset": the masked backdrop becomes a part of the scene the prompt names. */
export const backdrop: EditOperation = {
  name: "backdrop",
  apply({ prompt }, target) {
    const [, word = "", text = ""] = ASKED.exec(prompt.slice(0, 600)) ?? [];
    if (word === "") return undefined;
    const reading = readPrompt(text);
    if (planScene(text, { width: 64, height: 64, seed: 0 }).kind === "abstract" && reading.colours.length > 0)
      return undefined;
    if (!target.mask) {
      const message = `Replacing the ${word.toLowerCase()} needs a mask over it; the picture was left as it is.`;
      return {
        painted: target.initImage,
        blend: false,
        drew: [],
        notDrawn: [`another ${word.toLowerCase()}`],
        warnings: [{ option: "mask", message }],
      };
    }
    const { painted, scene } = paintFitted(text, target, partOf(word.toLowerCase()));
    const feather = Math.max(1, Math.max(painted.width, painted.height) * 0.004);
    const drew = describeScene(scene).filter(
      (thing) => thing !== scene.place || reading.places.includes(thing) || word.toLowerCase() !== "sky",
    );
    return { painted, blend: true, feather, drew, notDrawn: scene.notDrawn, warnings: [] };
  },
};
