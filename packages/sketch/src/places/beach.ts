import { circle, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import { farGulls } from "./gulls.ts";
import type { Place, Prop } from "./place.ts";
import { drawRidge } from "./terrain.ts";
import { drawWater } from "./water.ts";

const SAND = "#ecd3a0";

function shoreline(stage: Stage, y: number, element: string): string {
  const noise = stage.noise(element);
  let data = `M-20 ${n(stage.height + 20)}L-20 ${n(y)}`;
  for (let x = 0; x <= stage.width + 60; x += 60)
    data += `Q${n(x - 30)} ${n(y + noise(x / 300) * 26 - 8)} ${n(x)} ${n(y + noise(x / 300) * 26)}`;
  return `${data}L${n(stage.width + 60)} ${n(stage.height + 20)}Z`;
}

function pebbles(stage: Stage, y: number): string {
  const random = stage.random("pebbles");
  let drawn = "";
  for (let index = 0; index < 34; index++) {
    const depth = random.next();
    drawn += circle(
      [random.between(0, stage.width), y + 40 + (stage.height - y - 40) * depth],
      1.4 + depth * 3.6,
      stage.paint(random.chance(0.7) ? "#c9a877" : "#f7efe2", 0, -0.3),
    );
  }
  return drawn;
}

function back(stage: Stage): string {
  const y = stage.horizon + (stage.height - stage.horizon) * 0.42;
  const sand = stage.scene.colourOf["ground"] ?? SAND;
  const island = drawRidge(stage, {
    element: "far coast",
    y: stage.horizon + 16,
    swing: 44,
    wave: 360,
    fill: stage.paint("#5f8278", 0.76),
  });
  return (
    farGulls(stage) +
    island +
    drawWater(stage, "#2f9aa8") +
    path(shoreline(stage, y - 16, "surf"), stage.paint("#7fc7c4", 0.1, 0.6), 'fill-opacity="0.55"') +
    path(shoreline(stage, y, "surf"), "#fdfefc", 'fill-opacity="0.85"') +
    path(shoreline(stage, y + 14, "surf"), stage.paint(sand, 0, -1)) +
    path(
      shoreline(stage, y + 42, "dry sand"),
      stage.vertical([
        [0, stage.paint(sand, 0, 0.2)],
        [1, stage.paint(sand, 0, -0.5)],
      ]),
    ) +
    pebbles(stage, y)
  );
}

function props(stage: Stage): Prop[] {
  const random = stage.random("beach palms");
  const side = stage.scene.focus === "left" ? random.between(0.84, 0.95) : random.between(0.05, 0.16);
  if (stage.scene.season === "winter" || stage.scene.subjects.some(({ name }) => name === "palm")) return [];
  return [0, 1].map((index): Prop => ({
    subject: "palm",
    x: side + index * 0.06 * (side > 0.5 ? -1 : 1),
    y: 0.84 - index * 0.05,
    height: 0.56 - index * 0.1,
    facing: side > 0.5 ? -1 : 1,
    distance: 0.05 + index * 0.05,
    name: `beach palm ${index}`,
  }));
}

export const beach: Place = {
  name: "beach",
  words: [
    "beach",
    "sandy beach",
    "tropical beach",
    "tropical island",
    "lagoon",
    "sandcastle beach",
    "by the sea",
    "seashore",
  ],
  surface: "sand",
  outdoors: true,
  horizon: [0.4, 0.5],
  standing: ({ horizon }) => ({ left: 0.08, right: 0.92, near: 0.92, far: horizon + (1 - horizon) * 0.55 }),
  water: ({ horizon }) => ({
    left: 0.12,
    right: 0.88,
    near: horizon + (1 - horizon) * 0.3,
    far: horizon + 0.04,
  }),
  props,
  back,
};
