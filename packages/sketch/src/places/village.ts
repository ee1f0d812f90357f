import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import { meadow } from "./meadow.ts";
import type { Place, Prop } from "./place.ts";

const WALLS: readonly [string[], ...string[][]] = [
  ["#efe0c4", "#b5523f"],
  ["#e9c9a4", "#7d5a4a"],
  ["#d9e0dc", "#5f6f8a"],
  ["#f2ead8", "#9a4a44"],
  ["#e6b98f", "#6b4a3e"],
];

function props(stage: Stage): Prop[] {
  const random = stage.random("village");
  const { horizon } = stage.scene;
  const count = 7 + Math.min(12, Math.round(stage.width / 500));
  const houses = Array.from({ length: count }, (_, index): Prop => {
    const depth = 0.06 + (index / count) * 0.36 + random.between(0, 0.05);
    const colours = random.pick(WALLS);
    return {
      subject: "house",
      x: ((index * 0.382 + random.between(0, 0.1)) % 1) * 0.96 + 0.02,
      y: horizon + (1 - horizon) * depth,
      height: 0.1 + depth * 0.36,
      facing: random.chance(0.5) ? 1 : -1,
      distance: 0.44 - depth * 0.8,
      name: `village house ${index}`,
      colours: [...colours],
    };
  });
  const trees = Array.from({ length: 6 }, (_, index): Prop => {
    const depth = random.between(0.04, 0.4);
    return {
      subject: stage.scene.season === "winter" || random.chance(0.5) ? "pine" : "tree",
      x: random.next(),
      y: horizon + (1 - horizon) * depth,
      height: 0.1 + depth * 0.4,
      facing: 1,
      distance: 0.44 - depth * 0.8,
      name: `village tree ${index}`,
    };
  });
  return [...houses, ...trees];
}

/** A lane that winds from the foreground to the houses. */
function lane(stage: Stage): string {
  const { width, height, horizon } = stage;
  const depth = height - horizon;
  const colour = stage.scene.season === "winter" ? "#d3dbe4" : "#d9bf94";
  return path(
    `M${n(width * 0.36)} ${n(height + 10)}Q${n(width * 0.62)} ${n(horizon + depth * 0.66)} ${n(width * 0.47)} ${n(horizon + depth * 0.4)}Q${n(width * 0.42)} ${n(horizon + depth * 0.24)} ${n(width * 0.52)} ${n(horizon + depth * 0.12)}Q${n(width * 0.46)} ${n(horizon + depth * 0.26)} ${n(width * 0.53)} ${n(horizon + depth * 0.4)}Q${n(width * 0.74)} ${n(horizon + depth * 0.64)} ${n(width * 0.66)} ${n(height + 10)}Z`,
    stage.paint(colour, 0.06, -0.3),
  );
}

export const village: Place = {
  ...meadow,
  name: "village",
  words: [
    "village",
    "hamlet",
    "small town",
    "little town",
    "settlement",
    "neighbourhood",
    "neighborhood",
    "suburb",
  ],
  props,
  standing: ({ horizon }) => ({ left: 0.08, right: 0.92, near: 0.94, far: horizon + (1 - horizon) * 0.62 }),
  back: (stage) => meadow.back(stage) + lane(stage),
};
