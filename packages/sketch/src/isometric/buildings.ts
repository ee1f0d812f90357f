import type { Tint } from "./solids.ts";
import { block, cast, column, pyramid, saddle, shade } from "./solids.ts";
import { n } from "../svg/shapes.ts";
import { onWall, pane, tintOf } from "./model.ts";
import type { Kit, Model } from "./model.ts";

interface Tower {
  x: number;
  y: number;
  w: number;
  d: number;
  h: number;
  wall: Tint;
}

/** Rows of windows on both walls of a block, some of them lit at night. */
function windows(kit: Kit, { x, y, w, d, h }: Tower): string {
  const { space, brush, random } = kit;
  const dark = brush.of("#41566b", brush.darkness > 0.3 ? -1 : 0);
  function wall(length: number): string {
    const columns = Math.max(1, Math.round(length / 0.3));
    const rows = Math.max(1, Math.round(h / 0.36));
    let panes = "";
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const lit = brush.darkness <= 0.3 || random.chance(0.55);
        const corner = [(length * (column + 0.24)) / columns, (h * (row + 0.28)) / rows] as const;
        panes += pane(corner, [(length * 0.52) / columns, (h * 0.5) / rows], lit ? brush.glass() : dark);
      }
    return panes;
  }
  return onWall(space, ["left", x, y + d, 0], wall(w)) + onWall(space, ["right", x + w, y, 0], wall(d));
}

function tower(kit: Kit, shape: Tower): string {
  const { space, brush, shadow } = kit;
  const { x, y, w, d, h, wall } = shape;
  const grey = tintOf(brush, "#9aa2aa");
  return (
    cast(space, { x, y, z: 0, w, d, h }, shadow) +
    block(space, { x, y, z: 0, w, d, h }, wall) +
    windows(kit, shape) +
    block(space, { x: x + 0.08, y: y + 0.08, z: h, w: w - 0.16, d: d - 0.16, h: 0.06 }, wall) +
    block(space, { x: x + w * 0.25, y: y + d * 0.25, z: h + 0.06, w: w * 0.3, d: d * 0.3, h: 0.14 }, grey)
  );
}

export const skyscraper: Model = {
  foot: 1.2,
  top: 3.2,
  build: (kit, x, y) =>
    tower(kit, { x: x - 0.6, y: y - 0.6, w: 1.2, d: 1.2, h: 3.1, wall: kit.brush.main }) +
    block(kit.space, { x: x - 0.3, y: y - 0.3, z: 3.16, w: 0.6, d: 0.6, h: 0.4 }, kit.brush.main) +
    column(kit.space, { x, y, z: 3.56, foot: 0.03, top: 0.01, h: 0.7 }, tintOf(kit.brush, "#8a8f96")),
};

const WALLS = ["#d98f6f", "#8fa9c0", "#e4cda0", "#c08a9c", "#8db0a4", "#d7b57c"] as const;

/** One of a street's houses: scenery, each of its own height and colour. */
export const townhouse: Model = {
  foot: 0.86,
  build: (kit, x, y) =>
    tower(kit, {
      x: x - 0.43,
      y: y - 0.43,
      w: 0.86,
      d: 0.86,
      h: kit.random.between(0.9, 2.3),
      wall: tintOf(kit.brush, kit.random.pick(WALLS)),
    }),
};

export const house: Model = {
  foot: 1.5,
  top: 1.3,
  build({ space, brush, shadow }, x, y) {
    const [w, d, h] = [1.4, 1.15, 0.78];
    const at = { x: x - w / 2, y: y - d / 2, z: 0 };
    const frame = brush.of("#f3ece0");
    const opening = (corner: readonly [number, number], size: readonly [number, number]): string =>
      pane([corner[0] - 0.03, corner[1] - 0.03], [size[0] + 0.06, size[1] + 0.06], frame) +
      pane(corner, size, brush.glass());
    const roof = brush.season === "winter" ? tintOf(brush, "#eef3f8") : brush.second;
    const stack = { x: at.x + 0.3, y: at.y + 0.16, z: h + 0.3 };
    return (
      cast(space, { ...at, w, d, h: 1.2 }, shadow) +
      block(space, { ...at, w, d, h }, brush.main) +
      onWall(
        space,
        ["left", at.x, at.y + d, 0],
        pane([0.56, 0], [0.3, 0.52], brush.of("#7a4a3a")) +
          opening([0.16, 0.26], [0.24, 0.26]) +
          opening([1.0, 0.26], [0.24, 0.26]),
      ) +
      onWall(space, ["right", at.x + w, at.y, 0], opening([0.42, 0.28], [0.3, 0.28])) +
      block(space, { ...stack, w: 0.18, d: 0.18, h: 0.62 }, tintOf(brush, "#9c5b48")) +
      saddle(space, { ...at, z: h, w, d, h: 0.62 }, { roof, wall: brush.main })
    );
  },
};

export const lighthouse: Model = {
  foot: 0.9,
  top: 2.7,
  build({ space, brush, shadow }, x, y) {
    const white = tintOf(brush, "#f3ece0");
    let drawn = shade(space, { x, y, z: 0, r: 0.6 }, shadow);
    drawn += column(space, { x, y, z: 0, foot: 0.56, top: 0.5, h: 0.18 }, tintOf(brush, "#a9a29a"));
    for (let band = 0; band < 5; band++)
      drawn += column(
        space,
        { x, y, z: 0.18 + band * 0.48, foot: 0.4 - band * 0.035, top: 0.365 - band * 0.035, h: 0.48 },
        band % 2 === 0 ? brush.main : white,
      );
    const lamp = brush.darkness > 0.3 ? "#ffe9a6" : brush.glass();
    const high = { x, y, z: 2.58 };
    const [lampX, lampY] = space.project(x, y, 2.8);
    const reach = space.half * 3.4;
    const ray = (side: number, share: number): string =>
      `<path d="M${n(lampX)} ${n(lampY)}L${n(lampX + side * reach)} ${n(lampY - reach * 0.1 * share)}V${n(lampY + reach * 0.16 * share)}Z" fill="#fff1b8" fill-opacity="0.16"/>`;
    const beam = brush.darkness > 0.3 ? ray(-1, 1.5) + ray(-1, 0.8) + ray(1, 1.5) + ray(1, 0.8) : "";
    return (
      beam +
      drawn +
      column(space, { ...high, foot: 0.33, top: 0.33, h: 0.08 }, tintOf(brush, "#3d3a42")) +
      column(space, { ...high, z: 2.66, foot: 0.18, top: 0.18, h: 0.3 }, () => lamp) +
      column(space, { ...high, z: 2.96, foot: 0.25, top: 0.01, h: 0.26 }, brush.main)
    );
  },
};

function turret(kit: Kit, [x, y]: readonly [number, number], h: number): string {
  return (
    column(kit.space, { x, y, z: 0, foot: 0.25, top: 0.23, h }, kit.brush.main) +
    column(kit.space, { x, y, z: h, foot: 0.31, top: 0.005, h: 0.62 }, kit.brush.second)
  );
}

export const castle: Model = {
  foot: 2.4,
  top: 1.5,
  build(kit, x, y) {
    const { space, brush, shadow } = kit;
    const wall = { w: 1.9, d: 0.16, h: 0.72 };
    const [left, back] = [x - 0.95, y - 0.95];
    const gate = `<path d="M0.75 0V0.34A0.2 0.2 0 0 0 1.15 0.34V0Z" fill="${brush.of("#4a3630")}"/>`;
    return (
      cast(space, { x: left, y: back, z: 0, w: 1.9, d: 1.9, h: 1.4 }, shadow) +
      turret(kit, [left, back], 1.35) +
      block(space, { x: left, y: back, z: 0, ...wall }, brush.main) +
      block(space, { x: left, y: back, z: 0, w: 0.16, d: 1.9, h: 0.72 }, brush.main) +
      block(space, { x: x - 0.5, y: y - 0.5, z: 0, w: 0.95, d: 0.95, h: 1.5 }, brush.main) +
      windows(kit, { x: x - 0.5, y: y - 0.5, w: 0.95, d: 0.95, h: 1.5, wall: brush.main }) +
      pyramid(space, { x: x - 0.56, y: y - 0.56, z: 1.5, w: 1.07, d: 1.07, h: 0.8 }, brush.second) +
      turret(kit, [left, y + 0.95], 1.2) +
      turret(kit, [x + 0.95, back], 1.2) +
      block(space, { x: x + 0.79, y: back, z: 0, w: 0.16, d: 1.9, h: 0.72 }, brush.main) +
      block(space, { x: left, y: y + 0.79, z: 0, ...wall }, brush.main) +
      onWall(space, ["left", left, y + 0.95, 0], gate) +
      turret(kit, [x + 0.95, y + 0.95], 1.1)
    );
  },
};

export const windmill: Model = {
  foot: 1,
  build({ space, brush, shadow }, x, y) {
    const [cx, cy] = space.project(x, y + 0.3, 1.72);
    const reach = space.half * 1.15;
    const sails = [20, 110, 200, 290]
      .map(
        (turn) =>
          `<g transform="translate(${cx.toFixed(2)} ${cy.toFixed(2)}) rotate(${turn}) scale(${(reach / 10).toFixed(3)})"><path d="M-0.200 0H0.200V-10H-0.200Z" fill="${brush.of("#6d4a36")}"/><path d="M0.200 -2H2.400V-10H0.200Z" fill="${brush.of("#f6efe2", 0.4)}"/></g>`,
      )
      .join("");
    return (
      shade(space, { x, y, z: 0, r: 0.6 }, shadow) +
      column(space, { x, y, z: 0, foot: 0.5, top: 0.32, h: 1.6 }, brush.main) +
      onWall(space, ["left", x - 0.14, y + 0.48, 0], pane([0, 0], [0.24, 0.4], brush.of("#7a4a3a"))) +
      column(space, { x, y, z: 1.6, foot: 0.37, top: 0.01, h: 0.5 }, brush.second) +
      sails
    );
  },
};

export const tomb: Model = {
  foot: 2.4,
  top: 1.5,
  build({ space, brush, shadow }, x, y) {
    const at = { x: x - 1.2, y: y - 1.2, z: 0, w: 2.4, d: 2.4 };
    const courses = [0.2, 0.4, 0.6, 0.8].map((share) => {
      const half = 1.2 * (1 - share);
      const z = share * 1.9;
      const [left, near, right] = [
        space.project(x - half, y + half, z),
        space.project(x + half, y + half, z),
        space.project(x + half, y - half, z),
      ];
      return `M${n(left[0])} ${n(left[1])}L${n(near[0])} ${n(near[1])}L${n(right[0])} ${n(right[1])}`;
    });
    return (
      cast(space, { ...at, h: 1.4 }, shadow) +
      pyramid(space, { ...at, h: 1.9 }, brush.main) +
      `<path d="${courses.join("")}" fill="none" stroke="${brush.main(-1)}" stroke-opacity="0.5" stroke-width="1.600"/>`
    );
  },
};
