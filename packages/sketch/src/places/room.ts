import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import { box, circle, n, path } from "../svg/shapes.ts";
import { createLight } from "../colour/light.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place } from "./place.ts";
import { furnishRoom } from "./room-kinds.ts";

function windowOn(stage: Stage): string {
  const random = stage.random("window");
  const right = stage.scene.lightFrom === 1;
  const [wide, tall] = [Math.min(stage.width * 0.3, 330), Math.min(stage.horizon * 0.62, 400)];
  const x = right ? stage.width * 0.62 : stage.width * 0.08;
  const y = stage.horizon * 0.14;
  const night = stage.scene.sky.moon !== "none" || stage.scene.sky.stars;
  const [top, , low] = createLight(night ? "night" : "noon", stage.scene.palette).sky;
  const pane = stage.vertical([
    [0, toHex(top)],
    [1, toHex(low)],
  ]);
  const moon = night
    ? circle([x + wide * 0.68, y + tall * 0.26], wide * 0.1, "#f6eed6")
    : circle([x + wide * 0.3, y + tall * 0.3], wide * 0.09, "#fff8dc");
  const hill = path(
    `M${n(x)} ${n(y + tall)}V${n(y + tall * 0.78)}Q${n(x + wide * 0.3)} ${n(y + tall * random.between(0.56, 0.7))} ${n(x + wide * 0.6)} ${n(y + tall * 0.76)}T${n(x + wide)} ${n(y + tall * 0.72)}V${n(y + tall)}Z`,
    night ? "#2a4150" : "#8db57c",
  );
  const frame = stage.paint("#f4ece0", 0, 0.2);
  const curtain = stage.paint(stage.scene.colourOf["curtain"] ?? "#c87a62", 0, 0);
  const fold = (left: number, side: 1 | -1): string =>
    path(
      `M${n(left)} ${n(y - 34)}h${n(side * wide * 0.26)}Q${n(left + side * wide * 0.2)} ${n(y + tall * 0.5)} ${n(left + side * wide * 0.08)} ${n(y + tall + 60)}h${n(-side * wide * 0.2)}Z`,
      curtain,
    );
  return (
    box([x - 16, y - 16], [wide + 32, tall + 32, 6], frame) +
    box([x, y], [wide, tall], pane) +
    moon +
    hill +
    box([x + wide / 2 - 6, y], [12, tall], frame) +
    box([x, y + tall * 0.46], [wide, 11], frame) +
    box([x - 34, y + tall + 14], [wide + 68, 16, 4], stage.paint("#f4ece0", 0, -0.9)) +
    fold(x - 30, 1) +
    fold(x + wide + 30, -1) +
    box([x - 60, y - 42], [wide + 120, 10, 5], stage.paint("#7d5a44"))
  );
}

function picture(stage: Stage): string {
  const random = stage.random("picture on the wall");
  const x = stage.scene.lightFrom === 1 ? stage.width * 0.14 : stage.width * 0.66;
  const y = stage.horizon * random.between(0.2, 0.3);
  const [wide, tall] = [150, 190];
  return (
    box([x, y], [wide, tall, 3], stage.paint("#8a6244")) +
    box([x + 12, y + 12], [wide - 24, tall - 24], stage.paint("#f3ead8", 0, 0.2)) +
    circle([x + wide * 0.5, y + tall * 0.42], 34, stage.paint(oklch(0.7, 0.13, random.between(0, 360)))) +
    path(
      `M${n(x + 24)} ${n(y + tall - 30)}Q${n(x + 60)} ${n(y + tall * 0.5)} ${n(x + 90)} ${n(y + tall - 50)}T${n(x + wide - 24)} ${n(y + tall - 30)}Z`,
      stage.paint("#5f8f86"),
    )
  );
}

/** A plant in a pot, in the corner the window's light falls into. */
function corner(stage: Stage): string {
  const { width, height, horizon, scene } = stage;
  const random = stage.random("room plant");
  const side = scene.lightFrom === 1 ? -1 : 1;
  const x = width * 0.5 + side * (width * 0.5 - 74);
  const y = horizon + (height - horizon) * 0.16;
  const tall = Math.min(300, horizon * 0.44);
  let leaves = "";
  for (let leaf = 0; leaf < 9; leaf++) {
    const lean = (leaf / 8 - 0.5) * 2 + random.between(-0.1, 0.1);
    const reach = tall * random.between(0.72, 1.05) * (1 - Math.abs(lean) * 0.34);
    const [tipX, tipY] = [x + lean * tall * 0.42, y - 62 - reach];
    leaves += path(
      `M${n(x)} ${n(y - 58)}Q${n(x + lean * 60 - 22)} ${n(y - 62 - reach * 0.6)} ${n(tipX)} ${n(tipY)}Q${n(x + lean * 74 + 24)} ${n(y - 62 - reach * 0.5)} ${n(x)} ${n(y - 58)}Z`,
      stage.paint("#5f9a63", 0.06, leaf % 3 === 0 ? -0.9 : leaf % 3 === 1 ? 0.1 : 0.8),
    );
  }
  const pot = stage.paint(random.pick(["#c87a55", "#e6dfd2", "#6f8fa0"]), 0.04);
  return (
    `<ellipse cx="${n(x)}" cy="${n(y)}" rx="52" ry="9" fill="${toHex(stage.light.shadow)}" fill-opacity="0.3"/>` +
    leaves +
    path(`M${n(x - 38)} ${n(y - 66)}H${n(x + 38)}L${n(x + 28)} ${n(y)}H${n(x - 28)}Z`, pot) +
    box([x - 42, y - 72], [84, 15, 4], stage.paint("#b8afa2", 0.04, -0.4))
  );
}

function back(stage: Stage): string {
  const { width, height, horizon } = stage;
  const kind = stage.scene.room;
  const wish = stage.scene.colourOf["wall"] ?? stage.scene.colourOf["room"];
  const wall = wish === undefined ? stage.light.sky[1] : fromHex(stage.paint(fromHex(wish), 0, 0.3));
  const floor = stage.scene.colourOf["floor"] ?? "#b98456";
  let boards = "";
  for (let board = -8; board <= 18; board++)
    boards += `M${n(width * 0.5 + (board - 5) * width * 0.09)} ${n(horizon)}L${n(width * 0.5 + (board - 5) * width * 0.24)} ${n(height)}`;
  const rug = `<ellipse cx="${n(width * 0.5)}" cy="${n(horizon + (height - horizon) * 0.62)}" rx="${n(width * 0.4)}" ry="${n((height - horizon) * 0.3)}" fill="${stage.paint("#b4574c", 0, -0.2)}"/><ellipse cx="${n(width * 0.5)}" cy="${n(horizon + (height - horizon) * 0.62)}" rx="${n(width * 0.36)}" ry="${n((height - horizon) * 0.255)}" fill="none" stroke="${stage.paint("#f0dcb4", 0, 0)}" stroke-width="5"/>`;
  return (
    box(
      [0, 0],
      [width, horizon + 2],
      stage.vertical([
        [0, toHex(mix(wall, oklch(0.3, 0.04, 300), 0.12))],
        [1, toHex(wall)],
      ]),
    ) +
    (kind === "bathroom" ? furnishRoom(stage, kind) : "") +
    windowOn(stage) +
    (kind === undefined ? picture(stage) : "") +
    box([0, horizon - 26], [width, 28], stage.paint("#f4ece0", 0, -0.2)) +
    (kind === undefined || kind === "bathroom" ? "" : furnishRoom(stage, kind)) +
    box(
      [0, horizon],
      [width, height - horizon],
      stage.vertical([
        [0, stage.paint(floor, 0, -0.9)],
        [1, stage.paint(floor, 0, 0.3)],
      ]),
    ) +
    `<path d="${boards}" stroke="${stage.paint(floor, 0, -1.7)}" stroke-width="2.4" stroke-opacity="0.5" fill="none"/>` +
    (kind === "kitchen" || kind === "bathroom" ? "" : corner(stage) + rug)
  );
}

export const room: Place = {
  name: "room",
  words: [
    "room",
    "living room",
    "bedroom",
    "kitchen",
    "house interior",
    "interior",
    "indoors",
    "indoor",
    "lounge",
    "inside a house",
    "office",
    "library",
    "studio",
    "cafe",
    "table",
    "desk",
    "shelf",
    "window sill",
    "windowsill",
    "sofa",
    "bed",
    "floor",
    "rug",
    "carpet",
  ],
  surface: "floor",
  light: "indoor",
  outdoors: false,
  horizon: [0.62, 0.68],
  standing: ({ horizon }) => ({ left: 0.1, right: 0.9, near: 0.92, far: horizon + (1 - horizon) * 0.3 }),
  back,
};
