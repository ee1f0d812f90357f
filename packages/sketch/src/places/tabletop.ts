import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Stage } from "../scene/stage.ts";
import { box, n, path } from "../svg/shapes.ts";
import type { Place } from "./place.ts";
import { clothOn, wallBehind } from "./table-setting.ts";

/** A window's light falling on the wall in slanting panes. */
function lightOnWall(stage: Stage, lit: string): string {
  const { width, horizon } = stage;
  const side = stage.scene.lightFrom;
  const random = stage.random("light on the wall");
  const [wide, tall] = [width * 0.13, horizon * 0.5];
  const left = width * (side === 1 ? 0.14 : 0.58) + random.between(-0.04, 0.04) * width;
  const slant = tall * 0.3 * side;
  return [0, 1]
    .map((pane) => {
      const x = left + pane * wide * 1.15;
      const y = horizon * 0.16 + pane * side * -12;
      return path(
        `M${n(x)} ${n(y)}h${n(wide)}l${n(-slant)} ${n(tall)}h${n(-wide)}Z`,
        lit,
        'fill-opacity="0.3"',
      );
    })
    .join("");
}

/** Grain of the boards, long and quiet. */
function grain(stage: Stage): string {
  const random = stage.random("grain");
  let data = "";
  for (let line = 0; line < 26 * stage.scene.detail; line++) {
    const y = stage.horizon + 14 + (stage.height - stage.horizon) * random.between(0, 1);
    const x = random.between(-0.1, 0.9) * stage.width;
    data += `M${n(x)} ${n(y)}q${n(random.between(60, 160))} ${n(random.between(-5, 5))} ${n(random.between(140, 340))} 0`;
  }
  return data;
}

function back(stage: Stage): string {
  const { width, height, horizon } = stage;
  const wish = stage.scene.colourOf["wall"] ?? stage.scene.colourOf["sky"];
  const wall = wish === undefined ? stage.light.sky[1] : fromHex(stage.paint(fromHex(wish), 0, 0.3));
  const wood = stage.scene.colourOf["table"] ?? "#b07a4c";
  const shaded = mix(wall, oklch(0.3, 0.05, 300), 0.22);
  return (
    // Under the seam of wall and table, which may fall between two pixels.
    box([0, 0], [width, height], stage.paint(wood)) +
    box(
      [0, 0],
      [width, horizon + 2],
      stage.vertical([
        [0, toHex(shaded)],
        [1, toHex(wall)],
      ]),
    ) +
    (stage.light.darkness < 0.5 ? lightOnWall(stage, toHex(mix(wall, oklch(0.97, 0.05, 90), 0.75))) : "") +
    wallBehind(stage, wall) +
    box(
      [0, horizon],
      [width, height - horizon],
      stage.vertical([
        [0, stage.paint(wood, 0, -0.7)],
        [0.5, stage.paint(wood, 0, 0.2)],
        [1, stage.paint(wood, 0, -0.3)],
      ]),
    ) +
    box([0, horizon], [width, 7], stage.paint(wood, 0, 0.9)) +
    `<path d="${grain(stage)}" stroke="${stage.paint(wood, 0, -1.3)}" stroke-width="2.2" stroke-opacity="0.35" fill="none" stroke-linecap="round"/>` +
    clothOn(stage)
  );
}

/** A table seen from near: where things smaller than an arm are looked at. */
export const tabletop: Place = {
  name: "tabletop",
  words: ["tabletop", "table top", "still life", "kitchen table", "kitchen counter", "countertop", "shelf"],
  surface: "floor",
  light: "indoor",
  outdoors: false,
  horizon: [0.56, 0.62],
  standing: ({ horizon }) => ({
    left: 0.1,
    right: 0.9,
    near: horizon + (1 - horizon) * 0.72,
    far: horizon + (1 - horizon) * 0.2,
  }),
  back,
};
