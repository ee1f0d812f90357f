import { path, polygon } from "../svg/shapes.ts";
import { block, cast, column, shade, sides } from "./solids.ts";
import type { Tint } from "./solids.ts";
import { onWall, pane, tintOf, wheel } from "./model.ts";
import type { Kit, Model } from "./model.ts";

interface Body {
  /** Length along x, breadth, height of the body and of the cabin upon it, where the cabin begins and ends. */
  long: number;
  broad: number;
  low: number;
  high: number;
  cabin: readonly [number, number];
  wheels: readonly number[];
}

function glassRow([length, height]: readonly [number, number], count: number, fill: string): string {
  let panes = "";
  for (let index = 0; index < count; index++)
    panes += pane(
      [(length * (index + 0.12)) / count, height * 0.25],
      [(length * 0.76) / count, height * 0.6],
      fill,
    );
  return panes;
}

/** Anything on wheels that drives along x: a body, a cabin with glass all round, lamps in front. */
function drive(kit: Kit, [x, y]: readonly [number, number], body: Body): string {
  const { space, brush, shadow } = kit;
  const { long, broad, low, high, cabin, wheels } = body;
  const at = { x: x - long / 2, y: y - broad / 2, z: 0.1 };
  const [from, to] = cabin;
  const upper = { x: at.x + long * from, y: at.y + broad * 0.08, z: at.z + low };
  const cab = { w: long * (to - from), d: broad * 0.84, h: high };
  const glass = brush.glass();
  const night = brush.darkness > 0.5;
  const lamp = night ? "#fff3c4" : brush.of("#fbedb8", 0.6);
  const lamps =
    pane([broad * 0.08, low * 0.4], [broad * 0.2, low * 0.3], lamp) +
    pane([broad * 0.72, low * 0.4], [broad * 0.2, low * 0.3], lamp);
  return (
    cast(space, { ...at, z: 0, w: long, d: broad, h: 0.6 }, shadow) +
    block(space, { ...at, w: long, d: broad, h: low }, brush.main) +
    onWall(
      space,
      ["left", at.x, at.y + broad, 0],
      wheels.map((share) => wheel(brush, [long * share, 0.12], 0.125)).join(""),
    ) +
    onWall(space, ["right", at.x + long, at.y, at.z], lamps) +
    block(space, { ...upper, ...cab }, brush.main) +
    onWall(
      space,
      ["left", upper.x, upper.y + cab.d, upper.z],
      glassRow([cab.w, high], Math.max(2, Math.round(cab.w / 0.3)), glass),
    ) +
    onWall(space, ["right", upper.x + cab.w, upper.y, upper.z], glassRow([cab.d, high], 1, glass))
  );
}

export const car: Model = {
  foot: 1.3,
  top: 0.52,
  build: (kit, x, y) =>
    drive(kit, [x, y], {
      long: 1.15,
      broad: 0.56,
      low: 0.2,
      high: 0.22,
      cabin: [0.2, 0.76],
      wheels: [0.2, 0.8],
    }),
};

export const bus: Model = {
  foot: 2,
  top: 0.76,
  build: (kit, x, y) =>
    drive(kit, [x, y], {
      long: 1.95,
      broad: 0.64,
      low: 0.28,
      high: 0.38,
      cabin: [0, 1],
      wheels: [0.16, 0.84],
    }),
};

export const truck: Model = {
  foot: 1.7,
  top: 0.86,
  build(kit, x, y) {
    const { space, brush } = kit;
    const body = {
      long: 1.55,
      broad: 0.6,
      low: 0.2,
      high: 0.34,
      cabin: [0.72, 0.98],
      wheels: [0.16, 0.82],
    } as const;
    const load = { x: x - 0.775, y: y - 0.3, z: 0.3 };
    return (
      drive(kit, [x, y], body) + block(space, { ...load, w: 1.02, d: 0.6, h: 0.56 }, tintOf(brush, "#f0eadd"))
    );
  },
};

export const train: Model = {
  foot: 2.6,
  top: 0.7,
  build(kit, x, y) {
    const { space, brush } = kit;
    const wagon = {
      long: 1.1,
      broad: 0.58,
      low: 0.3,
      high: 0.3,
      cabin: [0.02, 0.98],
      wheels: [0.16, 0.4, 0.64, 0.86],
    } as const;
    const dark = tintOf(brush, "#33343c");
    let rails = "";
    for (const side of [-0.2, 0.2])
      rails += block(
        space,
        { x: x - 1.5, y: y + side, z: 0, w: 3, d: 0.05, h: 0.05 },
        tintOf(brush, "#8a8f96"),
      );
    return (
      rails +
      drive(kit, [x - 0.72, y], wagon) +
      drive(kit, [x + 0.62, y], { ...wagon, high: 0.26, cabin: [0, 0.42] }) +
      block(space, { x: x + 0.62, y: y - 0.18, z: 0.4, w: 0.46, d: 0.36, h: 0.22 }, dark) +
      column(space, { x: x + 1, y, z: 0.6, foot: 0.08, top: 0.11, h: 0.34 }, dark)
    );
  },
};

interface Hull {
  x: number;
  y: number;
  long: number;
  broad: number;
  h: number;
}

/** A hull that comes to a point along x, from the water up. */
function hull({ space }: Kit, { x, y, long, broad, h }: Hull, tint: Tint): string {
  const { project } = space;
  const [back, bow, left, right] = [x - long / 2, x + long / 2, y + broad / 2, y - broad / 2];
  const shoulder = x + long * 0.22;
  const tone = sides(space, tint);
  const deck = [
    project(back, right, h),
    project(shoulder, right, h),
    project(bow, y, h + 0.08),
    project(shoulder, left, h),
    project(back, left, h),
  ];
  return (
    path(
      polygon([
        project(back, left, 0),
        project(shoulder, left, 0),
        project(shoulder, left, h),
        project(back, left, h),
      ]),
      tone.left,
    ) +
    path(
      polygon([
        project(shoulder, left, 0),
        project(bow - 0.12, y, 0),
        project(bow, y, h + 0.08),
        project(shoulder, left, h),
      ]),
      tint(-0.6),
    ) +
    path(
      polygon([
        project(shoulder, right, 0),
        project(bow - 0.12, y, 0),
        project(bow, y, h + 0.08),
        project(shoulder, right, h),
      ]),
      tone.right,
    ) +
    path(polygon(deck), tint(1))
  );
}

export const boat: Model = {
  foot: 1.4,
  top: 0.22,
  build(kit, x, y) {
    const { space, brush } = kit;
    const { project } = space;
    const sail = brush.asked ? brush.main : tintOf(brush, "#fbf3e4");
    const wood = tintOf(brush, "#9c5b3c");
    return (
      shade(space, { x, y, z: 0, r: 0.5 }, kit.shadow) +
      hull(kit, { x, y, long: 1.3, broad: 0.52, h: 0.22 }, wood) +
      column(space, { x: x + 0.04, y, z: 0.22, foot: 0.025, top: 0.02, h: 1.42 }, tintOf(brush, "#6d4a36")) +
      path(
        polygon([project(x, y + 0.02, 0.4), project(x - 0.62, y + 0.04, 0.42), project(x, y, 1.6)]),
        sail(0.2),
      ) +
      path(
        polygon([project(x + 0.1, y, 0.4), project(x + 0.58, y, 0.36), project(x + 0.1, y, 1.36)]),
        sail(-0.8),
      )
    );
  },
};

export const ship: Model = {
  foot: 2.2,
  top: 0.5,
  build(kit, x, y) {
    const { space, brush } = kit;
    const white = tintOf(brush, "#f3ece0");
    const dots = [0.12, 0.28, 0.44, 0.6, 0.76].map(
      (share) => `<circle cx="${(share * 1.4).toFixed(3)}" cy="0.200" r="0.045" fill="${brush.glass()}"/>`,
    );
    const decks = [
      { x: x - 0.8, w: 1.1, z: 0.42, h: 0.22 },
      { x: x - 0.6, w: 0.72, z: 0.64, h: 0.2 },
    ];
    return (
      shade(space, { x, y, z: 0, r: 0.85 }, kit.shadow) +
      hull(kit, { x, y, long: 2.2, broad: 0.74, h: 0.42 }, brush.main) +
      onWall(space, ["left", x - 1.1, y + 0.37, 0], dots.join("")) +
      decks
        .map(
          (deck) =>
            block(space, { x: deck.x, y: y - 0.24, z: deck.z, w: deck.w, d: 0.48, h: deck.h }, white) +
            onWall(space, ["left", deck.x, y + 0.24, deck.z], glassRow([deck.w, deck.h], 5, brush.glass())),
        )
        .join("") +
      [-0.42, -0.12]
        .map((dx) => column(space, { x: x + dx, y, z: 0.84, foot: 0.1, top: 0.09, h: 0.34 }, brush.second))
        .join("")
    );
  },
};
