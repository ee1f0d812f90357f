import { toHex, mix, oklch } from "../colour/colour.ts";
import { box, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place } from "./place.ts";
import { drawShop, drawStreetLamps, streetTrees } from "./street.ts";

const WALLS = ["#c98f72", "#8fa3b5", "#d8c3a0", "#a97f8c", "#7f96a0", "#c9ab7c"] as const;

/** A row of buildings with windows, some of them lit. */
function row(stage: Stage, layer: number): string {
  const random = stage.random(`city row ${layer}`);
  const distance = 0.84 - layer * 0.3;
  const foot = stage.horizon + (stage.height - stage.horizon) * (layer === 2 ? 0.2 : 0.08);
  const night = stage.light.darkness > 0.3;
  const lamp = toHex(mix(oklch(0.88, 0.13, 82), stage.light.haze, distance * 0.5));
  let [drawn, lit, dark, shops] = ["", "", "", ""];
  for (let x = random.between(-60, 0); x < stage.width + 20;) {
    const width = random.between(70, 130) + layer * 34;
    const tall = stage.horizon * random.between(0.22, 0.6) * (1.1 - layer * 0.14);
    const wall = random.pick(WALLS);
    const top = foot - tall;
    drawn +=
      box([x, top], [width, tall + 4], stage.paint(wall, distance)) +
      box(
        stage.scene.lightFrom === 1 ? [x, top] : [x + width * 0.72, top],
        [width * 0.28, tall + 4],
        stage.paint(wall, distance, -1),
      ) +
      box([x - 3, top - 6], [width + 6, 10], stage.paint(wall, distance, -1.4));
    if (layer > 0 && random.chance(0.4))
      drawn += path(
        `M${n(x + width * 0.3)} ${n(top - 5)}v-22h16v22ZM${n(x + width * 0.6)} ${n(top - 5)}v-34h3v34Z`,
        stage.paint(wall, distance, -1.8),
      );
    const [pane, gap] = [11 + layer * 3, 25 + layer * 8];
    const low = layer === 2 ? foot - 108 : foot - gap;
    for (let row = top + gap * 0.7; row < low; row += gap * 1.15) {
      for (let column = x + gap * 0.5; column < x + width - pane - 4; column += gap) {
        const glass = `M${n(column)} ${n(row)}h${n(pane)}v${n(pane * 1.45)}h${n(-pane)}Z`;
        if (night && random.chance(0.5)) lit += glass;
        else dark += glass;
      }
    }
    if (layer === 2 && random.chance(0.8))
      shops += drawShop(stage, `shop ${Math.round(x)}`, { x, width, foot: foot + 4 });
    x += width + (layer === 2 ? random.between(4, 14) : 0);
  }
  return drawn + path(dark, stage.paint("#3d4f63", distance, night ? -0.8 : 0)) + path(lit, lamp) + shops;
}

function street(stage: Stage): string {
  const y = stage.horizon + (stage.height - stage.horizon) * 0.2;
  const depth = stage.height - y;
  let dashes = "";
  for (let x = -40; x < stage.width; x += 190) dashes += `M${n(x)} ${n(y + depth * 0.66)}h110l-8 9h-110Z`;
  const wet = stage.scene.weather.includes("rain")
    ? box(
        [0, y + depth * 0.2],
        [stage.width, depth * 0.8],
        stage.vertical([
          [0, toHex(stage.light.sky[2]), 0.34],
          [1, toHex(stage.light.sky[2]), 0.05],
        ]),
      )
    : "";
  return (
    box([0, y], [stage.width, depth * 0.2], stage.paint("#c2b8ab", 0.05)) +
    box([0, y + depth * 0.17], [stage.width, depth * 0.045], stage.paint("#a79d92", 0, -0.8)) +
    box(
      [0, y + depth * 0.21],
      [stage.width, depth * 0.8],
      stage.vertical([
        [0, stage.paint("#6d7079", 0.1)],
        [1, stage.paint("#595c66", 0, -0.6)],
      ]),
    ) +
    wet +
    path(dashes, stage.paint("#e9e2d2", 0, -0.2))
  );
}

/** Where the pavement ends, in units from the top. */
function kerbOf(stage: Stage): number {
  return stage.horizon + (stage.height - stage.horizon) * 0.335;
}

export const city: Place = {
  name: "city",
  words: [
    "city",
    "town",
    "street",
    "skyline",
    "downtown",
    "city street",
    "cityscape",
    "metropolis",
    "skyscraper",
    "road",
    "avenue",
    "square",
    "highway",
    "urban",
    "new york",
    "paris",
    "london",
    "tokyo",
  ],
  surface: "floor",
  outdoors: true,
  horizon: [0.52, 0.6],
  standing: ({ horizon }) => ({ left: 0.1, right: 0.9, near: 0.93, far: horizon + (1 - horizon) * 0.46 }),
  props: (stage) => streetTrees(stage, kerbOf(stage)),
  back: (stage) =>
    [0, 1, 2].map((layer) => row(stage, layer)).join("") +
    street(stage) +
    drawStreetLamps(stage, kerbOf(stage)),
};
