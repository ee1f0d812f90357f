import { path, polygon } from "../svg/shapes.ts";
import { ball, block, cast, column, shade, slab } from "./solids.ts";
import { onWall, pane, tintOf } from "./model.ts";
import type { Kit, Model } from "./model.ts";

function legs(
  { space, brush }: Kit,
  { x, y, h }: { x: number; y: number; h: number },
  half: readonly [number, number],
): string {
  let drawn = "";
  for (const [dx, dy] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const)
    drawn += block(
      space,
      { x: x + dx * half[0] - 0.04, y: y + dy * half[1] - 0.04, z: 0, w: 0.08, d: 0.08, h },
      brush.main,
    );
  return drawn;
}

export const table: Model = {
  foot: 1.4,
  top: 0.58,
  build: (kit, x, y) =>
    cast(kit.space, { x: x - 0.65, y: y - 0.4, z: 0, w: 1.3, d: 0.8, h: 0.5 }, kit.shadow) +
    legs(kit, { x, y, h: 0.5 }, [0.55, 0.32]) +
    block(kit.space, { x: x - 0.66, y: y - 0.42, z: 0.5, w: 1.32, d: 0.84, h: 0.08 }, kit.brush.main),
};

export const chair: Model = {
  foot: 0.7,
  top: 0.4,
  build: (kit, x, y) =>
    shade(kit.space, { x, y, z: 0, r: 0.34 }, kit.shadow) +
    legs(kit, { x, y, h: 0.32 }, [0.2, 0.2]) +
    block(kit.space, { x: x - 0.26, y: y - 0.26, z: 0.32, w: 0.06, d: 0.52, h: 0.6 }, kit.brush.main) +
    block(kit.space, { x: x - 0.26, y: y - 0.26, z: 0.32, w: 0.52, d: 0.52, h: 0.07 }, kit.brush.main),
};

export const bed: Model = {
  foot: 1.8,
  top: 0.4,
  build({ space, brush, shadow }, x, y) {
    const at = { x: x - 0.85, y: y - 0.5, z: 0 };
    const wood = tintOf(brush, "#8a5c3c");
    const linen = tintOf(brush, "#f6f1e6");
    return (
      cast(space, { ...at, w: 1.7, d: 1, h: 0.5 }, shadow) +
      block(space, { ...at, w: 0.1, d: 1, h: 0.75 }, wood) +
      block(space, { ...at, x: at.x + 0.1, w: 1.6, d: 1, h: 0.2 }, wood) +
      block(space, { ...at, x: at.x + 0.1, z: 0.2, w: 1.55, d: 0.96, h: 0.16 }, linen) +
      block(space, { x: at.x + 0.16, y: y - 0.36, z: 0.36, w: 0.34, d: 0.7, h: 0.12 }, linen) +
      block(space, { x: at.x + 0.66, y: at.y - 0.01, z: 0.22, w: 1.02, d: 1, h: 0.18 }, brush.main)
    );
  },
};

export const lamp: Model = {
  foot: 0.5,
  build: ({ space, brush, shadow }, x, y) =>
    shade(space, { x, y, z: 0, r: 0.22 }, shadow) +
    column(space, { x, y, z: 0, foot: 0.16, top: 0.14, h: 0.05 }, brush.second) +
    column(space, { x, y, z: 0.05, foot: 0.025, top: 0.025, h: 0.86 }, brush.second) +
    column(space, { x, y, z: 0.84, foot: 0.27, top: 0.15, h: 0.36 }, (step) =>
      brush.of("#f2d48a", step + 0.6),
    ),
};

export const piano: Model = {
  foot: 1.4,
  build({ space, brush, shadow }, x, y) {
    const at = { x: x - 0.65, y: y - 0.3, z: 0 };
    let keys = pane([0, 0], [1.3, 0.04], brush.of("#fbf6ea"));
    for (let key = 0; key < 13; key++) keys += pane([0.02 + key * 0.1, 0], [0.05, 0.04], brush.of("#26242b"));
    return (
      cast(space, { ...at, w: 1.3, d: 0.6, h: 0.8 }, shadow) +
      block(space, { ...at, w: 1.3, d: 0.32, h: 0.95 }, brush.main) +
      block(space, { ...at, z: 0.42, w: 1.3, d: 0.58, h: 0.08 }, brush.main) +
      onWall(space, ["left", at.x, at.y + 0.58, 0.47], keys) +
      block(space, { x: at.x, y: at.y + 0.5, z: 0, w: 0.08, d: 0.08, h: 0.42 }, brush.main) +
      block(space, { x: at.x + 1.22, y: at.y + 0.5, z: 0, w: 0.08, d: 0.08, h: 0.42 }, brush.main)
    );
  },
};

export const cake: Model = {
  foot: 1.2,
  tall: 1.4,
  build({ space, brush, shadow }, x, y) {
    const cream = tintOf(brush, "#fbf3e6");
    const colours = ["#5fa8c9", "#e9b949", "#7fb069", "#c86f9e", "#e2793f"];
    const candles = colours.map((colour, index) => {
      const [dx, dy] = [
        [-0.22, 0.02],
        [0, -0.2],
        [0.2, 0.02],
        [0, 0.2],
        [0, 0],
      ][index] ?? [0, 0];
      const at = { x: x + (dx ?? 0), y: y + (dy ?? 0), z: 0.98 };
      return (
        column(space, { ...at, foot: 0.025, top: 0.025, h: 0.26 }, tintOf(brush, colour)) +
        column(space, { ...at, z: 1.26, foot: 0.035, top: 0.005, h: 0.14 }, () => "#f6a836")
      );
    });
    return (
      shade(space, { x, y, z: 0, r: 0.75 }, shadow) +
      column(space, { x, y, z: 0, foot: 0.74, top: 0.74, h: 0.05 }, tintOf(brush, "#eef1f2")) +
      column(space, { x, y, z: 0.05, foot: 0.62, top: 0.62, h: 0.4 }, brush.main) +
      column(space, { x, y, z: 0.4, foot: 0.63, top: 0.63, h: 0.1 }, cream) +
      column(space, { x, y, z: 0.5, foot: 0.4, top: 0.4, h: 0.4 }, brush.main) +
      column(space, { x, y, z: 0.86, foot: 0.41, top: 0.41, h: 0.1 }, cream) +
      candles.join("")
    );
  },
};

export const cup: Model = {
  foot: 1,
  tall: 0.9,
  build({ space, brush, shadow }, x, y) {
    const [cx, cy] = space.project(x + 0.36, y - 0.36, 0.36);
    const r = space.half * 0.2;
    return (
      shade(space, { x, y, z: 0, r: 0.55 }, shadow) +
      column(space, { x, y, z: 0, foot: 0.56, top: 0.6, h: 0.06 }, brush.second) +
      `<ellipse cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" rx="${r.toFixed(2)}" ry="${(r * 1.2).toFixed(2)}" fill="none" stroke="${brush.main(-0.8)}" stroke-width="${(r * 0.5).toFixed(2)}"/>` +
      column(space, { x, y, z: 0.06, foot: 0.27, top: 0.38, h: 0.62 }, brush.main) +
      column(space, { x, y, z: 0.66, foot: 0.32, top: 0.32, h: 0.02 }, tintOf(brush, "#5d3b28"))
    );
  },
};

export const book: Model = {
  foot: 1.1,
  tall: 0.55,
  top: 0.16,
  build({ space, brush, shadow }, x, y) {
    const page = tintOf(brush, "#fbf6ea");
    const at = { x: x - 0.55, y: y - 0.4, z: 0 };
    const { project } = space;
    let lines = "";
    for (let row = 0; row < 5; row++)
      for (const from of [0.1, 0.62])
        lines += path(
          polygon([
            project(at.x + from, at.y + 0.14 + row * 0.12, 0.16),
            project(at.x + from + 0.36, at.y + 0.14 + row * 0.12, 0.16),
            project(at.x + from + 0.36, at.y + 0.17 + row * 0.12, 0.16),
            project(at.x + from, at.y + 0.17 + row * 0.12, 0.16),
          ]),
          brush.of("#8d8578"),
        );
    return (
      cast(space, { ...at, w: 1.1, d: 0.8, h: 0.3 }, shadow) +
      block(space, { ...at, w: 1.1, d: 0.8, h: 0.05 }, brush.main) +
      block(space, { x: at.x + 0.04, y: at.y + 0.04, z: 0.05, w: 1.02, d: 0.72, h: 0.1 }, page) +
      slab(space, { x: at.x + 0.53, y: at.y + 0.04, z: 0.155, w: 0.04, d: 0.72 }, page(-1.4)) +
      lines
    );
  },
};

export const fruit: Model = {
  foot: 0.6,
  tall: 0.8,
  build: ({ space, brush, shadow }, x, y) =>
    shade(space, { x, y, z: 0, r: 0.3 }, shadow) +
    ball(space, { x, y, z: 0, r: 0.36 }, brush.main) +
    column(space, { x, y, z: 0.56, foot: 0.02, top: 0.02, h: 0.16 }, tintOf(brush, "#6d4a36")),
};

export const gift: Model = {
  foot: 0.8,
  tall: 0.7,
  top: 0.56,
  build({ space, brush, shadow }, x, y) {
    const at = { x: x - 0.34, y: y - 0.34, z: 0 };
    const size = { w: 0.68, d: 0.68, h: 0.56 };
    const ribbon = tintOf(brush, "#f2c65a");
    return (
      cast(space, { ...at, ...size }, shadow) +
      block(space, { ...at, ...size }, brush.main) +
      onWall(space, ["left", at.x, at.y + 0.68, 0], pane([0.28, 0], [0.12, 0.56], ribbon(0))) +
      onWall(space, ["right", at.x + 0.68, at.y, 0], pane([0.28, 0], [0.12, 0.56], ribbon(-1))) +
      slab(space, { x: at.x + 0.28, y: at.y, z: 0.565, w: 0.12, d: 0.68 }, ribbon(0.8)) +
      slab(space, { x: at.x, y: at.y + 0.28, z: 0.565, w: 0.68, d: 0.12 }, ribbon(0.8)) +
      ball(space, { x: x - 0.08, y: y + 0.08, z: 0.55, r: 0.11 }, ribbon) +
      ball(space, { x: x + 0.08, y: y - 0.08, z: 0.55, r: 0.11 }, ribbon)
    );
  },
};

export const robot: Model = {
  foot: 0.9,
  tall: 1.75,
  build({ space, brush, shadow }, x, y) {
    const grey = tintOf(brush, "#5b6470");
    const eyes = brush.darkness > 0.3 ? "#a6f2ff" : brush.of("#8fe3f2", 0.8);
    const visor =
      pane([0.08, 0.12], [0.54, 0.26], brush.of("#2b3440")) +
      `<g class="face"><circle cx="0.220" cy="0.250" r="0.080" fill="${eyes}"/><circle cx="0.480" cy="0.250" r="0.080" fill="${eyes}"/></g>`;
    return (
      shade(space, { x, y, z: 0, r: 0.45 }, shadow) +
      block(space, { x: x - 0.24, y: y - 0.14, z: 0, w: 0.18, d: 0.28, h: 0.3 }, grey) +
      block(space, { x: x + 0.08, y: y - 0.14, z: 0, w: 0.18, d: 0.28, h: 0.3 }, grey) +
      block(space, { x: x - 0.5, y: y - 0.1, z: 0.42, w: 0.16, d: 0.22, h: 0.44 }, grey) +
      block(space, { x: x - 0.32, y: y - 0.24, z: 0.3, w: 0.66, d: 0.48, h: 0.62 }, brush.main) +
      onWall(
        space,
        ["left", x - 0.32, y + 0.24, 0.3],
        pane([0.16, 0.22], [0.34, 0.24], brush.of("#f0ece0")) +
          [0.22, 0.33, 0.44]
            .map(
              (cx, at) =>
                `<circle cx="${cx}" cy="0.340" r="0.035" fill="${brush.of(["#d8453b", "#e8b84a", "#5aa868"][at] ?? "#d8453b")}"/>`,
            )
            .join(""),
      ) +
      block(space, { x: x + 0.36, y: y - 0.1, z: 0.42, w: 0.16, d: 0.22, h: 0.44 }, grey) +
      block(space, { x: x - 0.35, y: y - 0.28, z: 0.98, w: 0.7, d: 0.56, h: 0.5 }, brush.main) +
      onWall(space, ["left", x - 0.35, y + 0.28, 0.98], visor) +
      column(space, { x, y, z: 1.48, foot: 0.02, top: 0.02, h: 0.2 }, grey) +
      ball(space, { x, y, z: 1.64, r: 0.07 }, tintOf(brush, "#e0533f"))
    );
  },
};

/** A street lamp; by night a pool of its light lies on the paving. */
export const lampPost: Model = {
  foot: 0.4,
  build({ space, brush, shadow }, x, y) {
    const dark = tintOf(brush, "#4a4f5a");
    const lit = brush.darkness > 0.3;
    const pool = lit
      ? shade(space, { x, y, z: 0, r: 0.7 }, "#ffe3a0") + shade(space, { x, y, z: 0, r: 0.4 }, "#fff0c4")
      : shade(space, { x, y, z: 0, r: 0.14 }, shadow);
    return (
      pool +
      column(space, { x, y, z: 0, foot: 0.06, top: 0.025, h: 0.86 }, dark) +
      column(
        space,
        { x, y, z: 0.84, foot: 0.06, top: 0.1, h: 0.16 },
        lit ? () => "#ffe9a6" : tintOf(brush, "#f3ece0"),
      ) +
      column(space, { x, y, z: 1, foot: 0.11, top: 0.02, h: 0.06 }, dark)
    );
  },
};

export const sofa: Model = {
  foot: 1.5,
  top: 0.36,
  build({ space, brush, shadow }, x, y) {
    const at = { x: x - 0.7, y: y - 0.36, z: 0 };
    const arm = { y: at.y, z: 0.06, w: 0.18, d: 0.72, h: 0.42 };
    return (
      cast(space, { ...at, w: 1.4, d: 0.72, h: 0.5 }, shadow) +
      block(space, { ...at, z: 0.06, w: 1.4, d: 0.22, h: 0.66 }, brush.main) +
      block(space, { ...arm, x: at.x }, brush.main) +
      block(space, { x: at.x + 0.18, y: at.y + 0.22, z: 0.06, w: 0.52, d: 0.48, h: 0.3 }, brush.main) +
      block(space, { x: at.x + 0.7, y: at.y + 0.22, z: 0.06, w: 0.52, d: 0.48, h: 0.3 }, brush.main) +
      block(space, { ...arm, x: at.x + 1.22 }, brush.main)
    );
  },
};
