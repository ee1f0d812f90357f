import { fromHex, mix, toHex } from "../colour/colour.ts";
import { box, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place, Prop } from "./place.ts";
import { drawRidge, groundColour } from "./terrain.ts";
import { nearGrass, scatteredTufts } from "./tufts.ts";

const FLOOR = "#6f8a4c";

/** Rows of trunks that pale with distance. */
function trunks(stage: Stage): string {
  let drawn = "";
  for (let row = 0; row < 3; row++) {
    const random = stage.random(`trunks ${row}`);
    const distance = 0.82 - row * 0.2;
    const foot = stage.horizon + (stage.height - stage.horizon) * (0.04 + row * 0.09);
    let data = "";
    for (let x = random.between(-40, 20); x < stage.width + 40; x += random.between(34, 88) + row * 26) {
      const half = random.between(4, 8) + row * 4;
      data += `M${n(x - half)} ${n(foot)}L${n(x - half * 0.6)} -10H${n(x + half * 0.6)}L${n(x + half)} ${n(foot)}Z`;
    }
    drawn += path(data, stage.paint("#4f5d4a", distance, -0.4));
    if (row < 2)
      drawn += box(
        [0, 0],
        [stage.width, stage.height],
        stage.vertical([
          [0, toHex(stage.light.haze), 0],
          [0.5, toHex(stage.light.haze), 0.28],
          [1, toHex(stage.light.haze), 0.05],
        ]),
      );
  }
  return drawn;
}

function canopy(stage: Stage): string {
  const random = stage.random("canopy");
  const leaves = mix(groundColour(stage, "#4f7d45"), fromHex("#2f5a40"), 0.5);
  return [0.3, 0.05]
    .map((distance, row) => {
      let data = `M-20 -20H${n(stage.width + 20)}V${n(stage.height * (0.15 - row * 0.05))}`;
      for (let x = stage.width + 20; x > -40; x -= random.between(50, 110)) {
        const y = stage.height * (0.15 - row * 0.05) + random.between(-30, 40);
        data += `Q${n(x - 10)} ${n(y + random.between(30, 70))} ${n(x - 50)} ${n(y)}`;
      }
      return path(`${data}L-20 -20Z`, stage.paint(leaves, distance, row === 0 ? -0.3 : -1.3));
    })
    .join("");
}

function back(stage: Stage): string {
  const ground = groundColour(stage, FLOOR);
  const depth = stage.height - stage.horizon;
  const floor = [0.02, 0.24].map((share, layer) =>
    drawRidge(stage, {
      element: `forest floor ${layer}`,
      y: stage.horizon + depth * share,
      swing: depth * 0.05,
      wave: 500,
      fill: stage.vertical([
        [0, stage.paint(ground, 0.36 - layer * 0.2, 0.5)],
        [1, stage.paint(ground, 0.12, -1)],
      ]),
    }),
  );
  return trunks(stage) + floor.join("") + scatteredTufts(stage, FLOOR, 80) + canopy(stage);
}

function props(stage: Stage): Prop[] {
  const random = stage.random("forest trees");
  const { horizon } = stage.scene;
  return Array.from({ length: 6 + Math.min(12, Math.round(stage.width / 420)) }, (_, index): Prop => {
    const side = index % 2 === 0 ? random.between(-0.02, 0.24) : random.between(0.76, 1.02);
    const depth = random.between(0.1, 0.5);
    return {
      subject: random.chance(0.55) ? "pine" : "tree",
      x: side,
      y: horizon + (1 - horizon) * depth,
      height: 0.34 + depth * 0.5,
      facing: 1,
      distance: 0.5 - depth * 0.8,
      name: `forest tree ${index}`,
    };
  });
}

export const forest: Place = {
  name: "forest",
  words: [
    "forest",
    "wood",
    "woods",
    "woodland",
    "jungle",
    "rainforest",
    "grove",
    "enchanted forest",
    "pine forest",
  ],
  surface: "grass",
  outdoors: true,
  horizon: [0.54, 0.62],
  standing: ({ horizon }) => ({ left: 0.1, right: 0.9, near: 0.92, far: horizon + 0.14 }),
  props,
  back,
  front: (stage) => nearGrass(stage, FLOOR),
};
