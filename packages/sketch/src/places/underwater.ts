import { toHex } from "../colour/colour.ts";
import { box, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place } from "./place.ts";
import { drawRidge } from "./terrain.ts";

function shafts(stage: Stage): string {
  const random = stage.random("shafts");
  let data = "";
  for (let shaft = 0; shaft < 6; shaft++) {
    const x = random.between(-100, stage.width);
    const wide = random.between(30, 90);
    const lean = stage.scene.lightFrom * -random.between(120, 320);
    data += `M${n(x)} -10H${n(x + wide)}L${n(x + wide * 2.2 + lean)} ${n(stage.height)}H${n(x + lean)}Z`;
  }
  return path(
    data,
    stage.vertical([
      [0, "#eafcff", 0.34],
      [0.75, "#eafcff", 0],
    ]),
  );
}

function weed(stage: Stage, layer: number): string {
  const random = stage.random(`weed ${layer}`);
  let data = "";
  for (let x = random.between(-20, 60); x < stage.width; x += random.between(50, 190)) {
    const tall = random.between(90, 250) * (0.7 + layer * 0.4);
    const foot = stage.height * (0.9 + layer * 0.1);
    const sway = random.between(-40, 40);
    data += `M${n(x - 9)} ${n(foot)}Q${n(x - 34 + sway)} ${n(foot - tall * 0.4)} ${n(x + sway * 0.6)} ${n(foot - tall * 0.7)}T${n(x + sway)} ${n(foot - tall)}Q${n(x + 22 + sway)} ${n(foot - tall * 0.6)} ${n(x + 6 + sway * 0.4)} ${n(foot - tall * 0.42)}T${n(x + 11)} ${n(foot)}Z`;
  }
  return path(data, stage.paint(layer === 0 ? "#3f8f74" : "#2f7f6a", 0.35 - layer * 0.3, -0.4));
}

function bubbles(stage: Stage): string {
  const random = stage.random("bubbles");
  let drawn = "";
  for (let bubble = 0; bubble < 26; bubble++) {
    const radius = 2.5 + random.next() * random.next() * 13;
    const [x, y] = [random.between(0, stage.width), random.between(stage.height * 0.05, stage.height * 0.92)];
    drawn += `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="#ffffff" fill-opacity="0.14" stroke="#ffffff" stroke-opacity="0.5" stroke-width="1.6"/>`;
  }
  return drawn;
}

/** A school of small fish far off, all one way. */
function school(stage: Stage): string {
  const random = stage.random("far school");
  const side = random.chance(0.5) ? 1 : -1;
  const [cx, cy] = [stage.width * random.between(0.15, 0.85), stage.height * random.between(0.2, 0.5)];
  let data = "";
  for (let fish = 0; fish < 14; fish++) {
    const [x, y] = [cx + random.between(-150, 150), cy + random.between(-60, 60)];
    const long = random.between(9, 15);
    const tail = x - side * long;
    data += `M${n(x + side * long)} ${n(y)}Q${n(x)} ${n(y - long * 0.55)} ${n(tail)} ${n(y)}L${n(tail - side * long * 0.5)} ${n(y - long * 0.4)}V${n(y + long * 0.4)}L${n(tail)} ${n(y)}Q${n(x)} ${n(y + long * 0.55)} ${n(x + side * long)} ${n(y)}Z`;
  }
  return path(data, stage.paint("#2f6f8c", 0.55), 'fill-opacity="0.6"');
}

function back(stage: Stage): string {
  const [top, middle, deep] = stage.light.sky;
  const water = stage.vertical([
    [0, toHex(top)],
    [0.45, toHex(middle)],
    [1, toHex(deep)],
  ]);
  const reefs = [0.75, 0.5].map((distance, layer) =>
    drawRidge(stage, {
      element: `reef ${layer}`,
      y: stage.height * (0.72 + layer * 0.09),
      swing: 90,
      wave: 260,
      fill: stage.paint("#3f6f86", distance, -0.4),
    }),
  );
  const sand = drawRidge(stage, {
    element: "sea floor",
    y: stage.height * 0.89,
    swing: 28,
    wave: 380,
    fill: stage.vertical([
      [0, stage.paint("#d9c493", 0.2)],
      [1, stage.paint("#c9ad78", 0.05, -0.6)],
    ]),
  });
  return (
    box([0, 0], [stage.width, stage.height], water) +
    shafts(stage) +
    school(stage) +
    reefs.join("") +
    weed(stage, 0) +
    sand +
    bubbles(stage)
  );
}

export const underwater: Place = {
  name: "underwater",
  words: [
    "underwater",
    "under the sea",
    "under water",
    "ocean floor",
    "coral reef",
    "reef",
    "aquarium",
    "deep sea",
    "sea floor",
    "fish tank",
    "beneath the waves",
  ],
  surface: "sand",
  light: "deep",
  outdoors: false,
  horizon: [0.7, 0.76],
  standing: () => ({ left: 0.1, right: 0.9, near: 0.95, far: 0.9 }),
  back,
  front: (stage) => weed(stage, 1),
};
