import { fromHex, mix, oklch } from "../colour/colour.ts";
import { circle } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import { drawRidge, farHills, groundColour } from "./terrain.ts";
import type { Place, Prop } from "./place.ts";
import { nearGrass, scatteredTufts } from "./tufts.ts";

const GREEN = "#86ad55";

function blossoms(stage: Stage): string {
  if (stage.scene.season === "winter") return "";
  const random = stage.random("blossoms");
  const hue = random.between(0, 360);
  const colours = [oklch(0.93, 0.03, 95), oklch(0.8, 0.13, hue), oklch(0.85, 0.13, 90)];
  let drawn = "";
  for (let index = 0; index < 70; index++) {
    const depth = Math.sqrt(random.next());
    const y = stage.horizon + (stage.height - stage.horizon) * (0.2 + 0.8 * depth);
    const colour = colours[random.whole(0, 2)] ?? colours[0];
    if (colour)
      drawn += circle(
        [random.between(0, stage.width), y],
        1.6 + 4.2 * depth,
        stage.paint(colour, 0.2 * (1 - depth)),
      );
  }
  return drawn;
}

function back(stage: Stage): string {
  const ground = groundColour(stage, GREEN);
  const depth = stage.height - stage.horizon;
  const layers = [0.02, 0.2, 0.46].map((share, layer) =>
    drawRidge(stage, {
      element: `meadow ${layer}`,
      y: stage.horizon + depth * share,
      swing: depth * (0.06 + layer * 0.025),
      wave: 520 + layer * 160,
      fill: stage.vertical([
        [0, stage.paint(mix(ground, fromHex("#f0e08a"), 0.1), 0.5 - layer * 0.2, 0.4)],
        [1, stage.paint(ground, 0.34 - layer * 0.16, -0.5)],
      ]),
    }),
  );
  return farHills(stage, "#6f9a6a") + layers.join("") + scatteredTufts(stage, GREEN, 60) + blossoms(stage);
}

/** Far trees, in loose company along the hills. */
function props(stage: Stage): Prop[] {
  if (stage.scene.subjects.some(({ name }) => name === "tree" || name === "pine")) return [];
  const random = stage.random("meadow trees");
  const count = 4 + Math.min(8, Math.round(stage.width / 420));
  const middle = random.between(0.1, 0.9);
  return Array.from({ length: count }, (_, index): Prop => {
    const away = random.between(-0.5, 0.5);
    const depth = random.between(0.015, 0.11);
    return {
      subject: random.chance(0.75) ? "tree" : "pine",
      x: (((middle + away * Math.abs(away) * 2) % 1) + 1) % 1,
      y: stage.scene.horizon + (1 - stage.scene.horizon) * depth,
      height: 0.045 + depth * 0.36,
      facing: 1,
      distance: 0.62 - depth * 2.2,
      name: `meadow tree ${index}`,
    };
  });
}

export const meadow: Place = {
  name: "meadow",
  words: [
    "meadow",
    "field",
    "grassland",
    "pasture",
    "hill",
    "hillside",
    "countryside",
    "park",
    "garden",
    "valley",
    "farm",
    "prairie",
    "plain",
    "green hill",
    "rolling hill",
    "outdoors",
    "nature",
  ],
  surface: "grass",
  outdoors: true,
  horizon: [0.46, 0.6],
  standing: ({ horizon }) => ({ left: 0.06, right: 0.94, near: 0.93, far: horizon + 0.12 }),
  props,
  back,
  front: (stage) => nearGrass(stage, GREEN),
};
