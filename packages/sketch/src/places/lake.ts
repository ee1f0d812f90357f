import { mix, toHex } from "../colour/colour.ts";
import { box } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import { mountains } from "./mountains.ts";
import { peak } from "./peak.ts";
import type { Place } from "./place.ts";
import { drawRidge, groundColour } from "./terrain.ts";
import { nearGrass } from "./tufts.ts";
import { drawWater } from "./water.ts";

const BANK = "#7a9a55";

/** Snowy peaks that rise out of the far shore. */
function peaks(stage: Stage): string {
  const random = stage.random("lake peaks");
  const count = 3 + Math.min(10, Math.round(stage.width / 650));
  let drawn = "";
  for (const near of [0, 1])
    for (let index = 0; index < count - near; index++) {
      const tall = stage.horizon * random.between(0.36, 0.56) * (near === 0 ? 0.86 : 1.08);
      drawn += peak(stage, `lake peak ${near} ${index}`, {
        x: stage.width * ((index + random.between(0.1, 0.9)) / (count - near)),
        y: stage.horizon + 4,
        height: tall,
        half: tall * random.between(0.78, 1.05),
        distance: near === 0 ? 0.72 : 0.46,
      });
    }
  return drawn;
}

function mirroredAt(stage: Stage, content: string, opacity: number): string {
  return `<g transform="translate(0 ${(stage.horizon * 2).toFixed(2)}) scale(1 -1)" opacity="${opacity}">${content}</g>`;
}

function back(stage: Stage): string {
  const ground = groundColour(stage, BANK);
  const depth = stage.height - stage.horizon;
  const shore = drawRidge(stage, {
    element: "far shore",
    y: stage.horizon - 30,
    swing: 40,
    wave: 260,
    fill: stage.paint("#4f7560", 0.5),
  });
  const high = stage.scene.land ? peaks(stage) : "";
  const mirrored = (high && mirroredAt(stage, high, 0.34)) + mirroredAt(stage, shore, 0.22);
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
    (high || hills.join("")) +
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
