import { createRandom } from "../numbers/random.ts";
import { composeSubjects } from "../scene/compose.ts";
import { chooseHorizon } from "../scene/plan-scene.ts";
import type { Scene } from "../scene/scene.ts";

const SIDES = ["left", "centre", "right"] as const;
/** Every time of day has at least two skies and most have three: one or two further on is another. */
const PALETTES = 6;

/**
 * The same things in another layout, light and palette: side, horizon, distance, sky colours, who stands where and every
 * shape are decided again; what was asked for (things, counts, colours, place, time, weather, lettering, style) stays.
 * Seeds in a row differ in side or sky; none takes the side of the picture it came from.
 */
export function rerollScene(outline: Scene, frame: { width: number; height: number; seed: number }): Scene {
  const { width, height, seed } = frame;
  const random = createRandom(seed, "reroll");
  const sides = SIDES.filter((side) => side !== outline.focus);
  const nearness = random.between(0.9, 1.14);
  const scene: Scene = {
    ...structuredClone(outline),
    width,
    height,
    seed,
    focus: sides[seed % 2] ?? "centre",
    palette: (outline.palette + 1 + (Math.floor(seed / 2) % 2)) % PALETTES,
    lightFrom: random.chance(0.5) ? 1 : -1,
  };
  for (const subject of scene.subjects) subject.size *= nearness;
  scene.horizon = chooseHorizon(scene);
  if (scene.kind === "scene") composeSubjects(scene);
  return scene;
}
