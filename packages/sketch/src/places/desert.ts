import { fromHex } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place, Prop } from "./place.ts";
import { ridgeLine } from "./terrain.ts";

const SAND = "#e0b576";

/** A dune: a lit back and a shaded lee side that meet in a curved crest. */
function dune(stage: Stage, layer: number): string {
  const depth = stage.height - stage.horizon;
  const y = stage.horizon + depth * (0.02 + layer * 0.24);
  const sand = fromHex(stage.scene.colourOf["ground"] ?? SAND);
  const distance = 0.6 - layer * 0.19;
  const line = ridgeLine(stage, {
    element: `dune ${layer}`,
    y,
    swing: depth * (0.08 + layer * 0.03),
    wave: 420 + layer * 120,
    fill: "",
  });
  const trace = line.map(([x, top]) => `${n(x)} ${n(top)}`).join("L");
  const crest = line.reduce((best, point) => (point[1] < best[1] ? point : best), line[0] ?? [0, y]);
  const side = -stage.scene.lightFrom;
  const lee = `M${n(crest[0])} ${n(crest[1])}Q${n(crest[0] + side * 40)} ${n(crest[1] + depth * 0.12)} ${n(crest[0] - side * 60)} ${n(crest[1] + depth * 0.34)}Q${n(crest[0] + side * 160)} ${n(crest[1] + depth * 0.26)} ${n(crest[0] + side * 420)} ${n(crest[1] + depth * 0.3)}Q${n(crest[0] + side * 190)} ${n(crest[1] + depth * 0.1)} ${n(crest[0])} ${n(crest[1])}Z`;
  return (
    path(
      `M${trace}V${n(stage.height + 10)}H-60Z`,
      stage.vertical([
        [0, stage.paint(sand, distance, 0.8)],
        [1, stage.paint(sand, distance * 0.5, -0.4)],
      ]),
    ) + path(lee, stage.paint(sand, distance, -1), 'fill-opacity="0.55"')
  );
}

function mesas(stage: Stage): string {
  const random = stage.random("mesas");
  let data = "";
  for (let index = 0; index < 3; index++) {
    const x = stage.width * ((index + random.next()) / 3);
    const [half, tall] = [random.between(50, 130), random.between(60, 130)];
    data += `M${n(x - half * 1.3)} ${n(stage.horizon + 30)}L${n(x - half)} ${n(stage.horizon - tall * 0.5)}L${n(x - half * 0.8)} ${n(stage.horizon - tall)}H${n(x + half * 0.7)}L${n(x + half)} ${n(stage.horizon - tall * 0.45)}L${n(x + half * 1.4)} ${n(stage.horizon + 30)}Z`;
  }
  return path(data, stage.paint("#b5694a", 0.7));
}

function props(stage: Stage): Prop[] {
  const random = stage.random("desert cacti");
  const { horizon } = stage.scene;
  return Array.from({ length: 4 }, (_, index): Prop => {
    const depth = random.between(0.12, 0.5);
    return {
      subject: "cactus",
      x: random.chance(0.5) ? random.between(0.03, 0.3) : random.between(0.7, 0.97),
      y: horizon + (1 - horizon) * depth,
      height: 0.08 + depth * 0.2,
      facing: random.chance(0.5) ? 1 : -1,
      distance: 0.5 - depth * 0.6,
      name: `desert cactus ${index}`,
    };
  });
}

export const desert: Place = {
  name: "desert",
  words: ["desert", "dune", "sand dune", "sahara", "oasis", "canyon", "savanna", "savannah"],
  surface: "sand",
  outdoors: true,
  horizon: [0.48, 0.58],
  standing: ({ horizon }) => ({ left: 0.06, right: 0.94, near: 0.92, far: horizon + 0.16 }),
  props,
  back: (stage) => mesas(stage) + [0, 1, 2, 3].map((layer) => dune(stage, layer)).join(""),
};
