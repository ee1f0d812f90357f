import { ball, column, pyramid, shade } from "./solids.ts";
import type { Tint } from "./solids.ts";
import { tintOf } from "./model.ts";
import type { Kit, Model } from "./model.ts";
import { path, polygon } from "../svg/shapes.ts";

const LEAVES: Readonly<Record<string, string>> = { autumn: "#d98234", spring: "#efb3c4", winter: "#e6eef2" };

function trunk({ space, brush, shadow }: Kit, [x, y]: readonly [number, number], h: number): string {
  return (
    shade(space, { x, y, z: 0, r: 0.3 }, shadow) +
    column(space, { x, y, z: 0, foot: 0.08, top: 0.06, h }, tintOf(brush, "#6d4a36"))
  );
}

export const tree: Model = {
  foot: 0.8,
  build(kit, x, y) {
    const { space, brush, random } = kit;
    const own = LEAVES[brush.season];
    const leaf: Tint = own === undefined ? brush.main : tintOf(brush, own);
    const h = random.between(0.32, 0.46);
    const big = random.between(0.4, 0.5);
    return (
      trunk(kit, [x, y], h + 0.1) +
      ball(space, { x: x - 0.14, y: y + 0.1, z: h, r: big * 0.74 }, leaf) +
      ball(space, { x: x + 0.16, y: y - 0.06, z: h + 0.05, r: big * 0.7 }, leaf) +
      ball(space, { x, y, z: h + 0.24, r: big }, leaf)
    );
  },
};

export const pine: Model = {
  foot: 0.7,
  build(kit, x, y) {
    const { space, brush, random } = kit;
    const grown = random.between(0.85, 1.2);
    const snowy = brush.season === "winter" ? tintOf(brush, "#e8f0f4") : brush.main;
    let drawn = trunk(kit, [x, y], 0.26);
    for (let tier = 0; tier < 3; tier++)
      drawn += column(
        space,
        { x, y, z: (0.2 + tier * 0.34) * grown, foot: 0.36 - tier * 0.08, top: 0.01, h: 0.62 * grown },
        tier === 2 ? snowy : brush.main,
      );
    return drawn;
  },
};

export const cactus: Model = {
  foot: 0.5,
  build({ space, brush, shadow }, x, y) {
    const arm = (dx: number, z: number, h: number): string =>
      column(space, { x: x + dx, y: y - dx, z, foot: 0.08, top: 0.07, h }, brush.main) +
      ball(space, { x: x + dx, y: y - dx, z: z + h - 0.06, r: 0.085 }, brush.main);
    return (
      shade(space, { x, y, z: 0, r: 0.28 }, shadow) +
      arm(-0.22, 0.36, 0.4) +
      column(space, { x, y, z: 0, foot: 0.13, top: 0.12, h: 1 }, brush.main) +
      ball(space, { x, y, z: 0.93, r: 0.14 }, brush.main) +
      arm(0.22, 0.28, 0.34)
    );
  },
};

/** A mountain as scenery: one steep block of rock with snow on its top. */
export const peak: Model = {
  foot: 1.5,
  build({ space, brush, random }, x, y) {
    const w = random.between(1.25, 1.6);
    const h = random.between(1.3, 2.1);
    const cap = 0.42;
    const at = { x: x - w / 2, y: y - w / 2, z: 0 };
    const inner = w * cap;
    const { project } = space;
    const z = h * (1 - cap);
    const left = x - inner / 2;
    const front = y + inner / 2;
    const snow = tintOf(brush, "#f4f7fb");
    const [lit, dark] = space.lightFrom === 1 ? [snow(-1.1), snow(0.4)] : [snow(0.4), snow(-1.1)];
    const drip = (share: number): number => z - h * share;
    return (
      pyramid(space, { ...at, w, d: w, h }, tintOf(brush, "#7b7f93")) +
      path(
        polygon([
          project(left, front, z),
          project(left + inner * 0.3, front + inner * 0.16, drip(0.1)),
          project(x, front, z),
          project(left + inner * 0.74, front + inner * 0.2, drip(0.13)),
          project(x + inner / 2, front, z),
          project(x, y, h),
        ]),
        lit ?? "",
      ) +
      path(
        polygon([
          project(x + inner / 2, front, z),
          project(x + inner * 0.66, y + inner * 0.2, drip(0.12)),
          project(x + inner / 2, y, z),
          project(x + inner * 0.7, y - inner * 0.24, drip(0.14)),
          project(x + inner / 2, y - inner / 2, z),
          project(x, y, h),
        ]),
        dark ?? "",
      )
    );
  },
};

export const rock: Model = {
  foot: 0.5,
  build: ({ space, brush, random, shadow }, x, y) => {
    const r = random.between(0.12, 0.24);
    return (
      shade(space, { x, y, z: 0, r: r * 1.2 }, shadow) +
      pyramid(space, { x: x - r, y: y - r, z: 0, w: r * 2, d: r * 2, h: r * 1.4 }, tintOf(brush, "#9a938c"))
    );
  },
};

export const snowman: Model = {
  foot: 0.7,
  tall: 1.7,
  build({ space, brush, shadow }, x, y) {
    const white = tintOf(brush, "#f3f7fa");
    const black = tintOf(brush, "#2f2d37");
    const [cx, cy] = space.project(x, y, 1.14);
    const s = space.half / 10;
    const dot = ([dx, dy]: readonly [number, number], r: number, fill: string): string =>
      `<circle cx="${(cx + dx * s).toFixed(2)}" cy="${(cy + dy * s).toFixed(2)}" r="${(r * s).toFixed(2)}" fill="${fill}"/>`;
    return (
      shade(space, { x, y, z: 0, r: 0.5 }, shadow) +
      ball(space, { x, y, z: 0, r: 0.44 }, white) +
      ball(space, { x, y, z: 0.62, r: 0.33 }, white) +
      column(space, { x, y, z: 1.03, foot: 0.2, top: 0.2, h: 0.08 }, brush.main) +
      ball(space, { x, y, z: 1.04, r: 0.25 }, white) +
      `<g class="face">${dot([-0.9, -0.7], 0.4, black(0)) + dot([1.1, -0.7], 0.4, black(0)) + dot([0.2, 0.3], 0.45, brush.of("#ee8433"))}</g>` +
      column(space, { x, y, z: 1.46, foot: 0.26, top: 0.26, h: 0.05 }, black) +
      column(space, { x, y, z: 1.5, foot: 0.17, top: 0.17, h: 0.26 }, black)
    );
  },
};
