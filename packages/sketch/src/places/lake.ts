import { mix, toHex } from "../colour/colour.ts";
import { box } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import { mountains } from "./mountains.ts";
import type { Place } from "./place.ts";
import { drawRidge, groundColour } from "./terrain.ts";
import { nearGrass } from "./tufts.ts";
import { drawWater } from "./water.ts";

const BANK = "#7a9a55";

function back(stage: Stage): string {
  const ground = groundColour(stage, BANK);
  const depth = stage.height - stage.horizon;
  const mirrored = `<g transform="translate(0 ${(stage.horizon * 2).toFixed(2)}) scale(1 -1)" opacity="0.22">${drawRidge(stage, { element: "far shore", y: stage.horizon - 30, swing: 40, wave: 260, fill: stage.paint("#4f7560", 0.5) })}</g>`;
  const veil = box(
    [0, stage.horizon - 4],
    [stage.width, 8],
    toHex(mix(stage.light.haze, stage.light.key, 0.4)),
  ).replace("<rect", '<rect fill-opacity="0.5"');
  const near = drawRidge(stage, {
    element: "near bank",
    y: stage.height - depth * 0.3,
    swing: depth * 0.06,
    wave: 420,
    fill: stage.vertical([
      [0, stage.paint(ground, 0.05, 0.3)],
      [1, stage.paint(ground, 0, -1)],
    ]),
  });
  const hills = [0.85, 0.6].map((distance, layer) =>
    drawRidge(stage, {
      element: `lake hills ${layer}`,
      y: stage.horizon - 90 + layer * 50,
      swing: 110 - layer * 50,
      wave: 360,
      fill: stage.paint(groundColour(stage, "#5f8a70"), distance),
    }),
  );
  return (
    hills.join("") +
    drawRidge(stage, {
      element: "far shore",
      y: stage.horizon - 14,
      swing: 22,
      wave: 200,
      fill: stage.paint("#4f7560", 0.42),
    }) +
    drawWater(stage, "#3d8297") +
    mirrored +
    veil +
    near
  );
}

export const lake: Place = {
  name: "lake",
  words: [
    "lake",
    "mountain lake",
    "alpine lake",
    "river",
    "pond",
    "stream",
    "lakeside",
    "riverside",
    "waterfall",
    "fjord",
    "calm water",
    "canal",
  ],
  surface: "grass",
  outdoors: true,
  horizon: [0.42, 0.52],
  standing: ({ horizon }) => ({ left: 0.06, right: 0.94, near: 0.95, far: 1 - (1 - horizon) * 0.22 }),
  water: ({ horizon }) => ({
    left: 0.1,
    right: 0.9,
    near: horizon + (1 - horizon) * 0.52,
    far: horizon + 0.08,
  }),
  props: (stage) =>
    mountains
      .props?.(stage)
      .filter((_, index) => index % 3 === 0)
      .map((prop) => ({ ...prop, y: stage.scene.horizon + 0.012, height: 0.09 + prop.height * 0.3 })) ?? [],
  back,
  front: (stage) => nearGrass(stage, BANK),
};
