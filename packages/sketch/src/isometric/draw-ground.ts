import type { Stage } from "../scene/stage.ts";
import { ellipse, path, polygon } from "../svg/shapes.ts";
import { groundAt } from "./ground.ts";
import type { Ground } from "./ground.ts";
import { block, slab } from "./solids.ts";
import type { Tint } from "./solids.ts";
import { GROUND_COLOURS, drawDetail, tintOn } from "./tile-detail.ts";
import type { Space } from "./space.ts";

/** What is cut open at the ground's edge. */
const BELOW: Readonly<Partial<Record<Ground, string>>> = {
  water: "#3c86a3",
  sand: "#cda36a",
  floor: "#8a5f3f",
  rock: "#7d7b8c",
  cloud: "#cfd9ea",
  snow: "#8f7a68",
};

/** The upright faces of what the ground is cut from: soil, water, planks. */
function cutEdges(stage: Stage, space: Space): string {
  const { size } = space;
  const depth = 0.62;
  let drawn = "";
  for (let at = 0; at < size; at++)
    for (const wall of ["left", "right"] as const) {
      const [x, y] = wall === "left" ? [at, size - 1] : [size - 1, at];
      const ground = groundAt(stage.scene, size, [x + 0.5, y + 0.5]);
      const soil: Tint = (step) => stage.paint(BELOW[ground] ?? "#9a7352", 0, step);
      const turf = tintOn(stage, ground);
      const tile = { w: 1, d: 1 };
      drawn += block(space, { x, y, z: -depth, ...tile, h: depth }, soil);
      drawn += block(space, { x, y, z: -0.16, ...tile, h: 0.16 }, turf);
    }
  return drawn;
}

function puffs(stage: Stage, space: Space): string {
  const random = stage.random("iso puffs");
  const white = (step: number): string => stage.paint("#f4f6fa", 0, step);
  let drawn = "";
  for (let puff = 0; puff < 30; puff++) {
    const share = puff / 29;
    const edge =
      share < 0.5 ? [space.size * share * 2, space.size] : [space.size, space.size * (2 - share * 2)];
    const [cx, cy] = space.project(edge[0] ?? 0, edge[1] ?? 0, -0.2);
    const r = space.half * random.between(0.5, 0.95);
    drawn +=
      ellipse([cx, cy + r * 0.3], [r, r * 0.8], white(-0.9)) + ellipse([cx, cy], [r, r * 0.7], white(0.4));
  }
  return drawn;
}

/** x, y and z of one end of a piece of wall; the other end has its height. */
type Corner = readonly [number, number, number];

/** A room's ground has walls behind it: paper, a skirting board, a window and a picture. */
function walls(stage: Stage, space: Space): string {
  const { size } = space;
  const { project } = space;
  const high = size * 0.46;
  const paper = stage.random("iso wall").pick(["#9fc0b4", "#e3b8a0", "#a9b9d6", "#e2cf9e"]);
  const wall = (step: number): string => stage.paint(paper, 0, step);
  const quad = (from: Corner, to: Corner, fill: string): string => {
    const [ax, ay, low] = from;
    const [bx, by, high] = to;
    return path(
      polygon([project(ax, ay, low), project(bx, by, low), project(bx, by, high), project(ax, ay, high)]),
      fill,
    );
  };
  const lit = stage.scene.lightFrom === 1 ? [wall(-0.9), wall(0.2)] : [wall(0.2), wall(-0.9)];
  const skirt = stage.paint("#f3ece0");
  const frame = stage.paint("#f6f0e4", 0, 0.4);
  const sky = stage.light.darkness > 0.6 ? "#25305c" : "#a9d8ee";
  return (
    quad([0, 0, 0], [size, 0, high], lit[0] ?? paper) +
    quad([0, 0, 0], [0, size, high], lit[1] ?? paper) +
    quad([0, 0, 0], [size, 0, 0.16], skirt) +
    quad([0, 0, 0], [0, size, 0.16], stage.paint("#f3ece0", 0, -0.7)) +
    block(space, { x: -0.16, y: -0.16, z: high, w: size + 0.16, d: 0.16, h: 0.05 }, wall) +
    block(space, { x: -0.16, y: 0, z: high, w: 0.16, d: size, h: 0.05 }, wall) +
    quad([size * 0.5, 0, high * 0.34], [size * 0.82, 0, high * 0.84], frame) +
    quad([size * 0.525, 0, high * 0.38], [size * 0.65, 0, high * 0.8], sky) +
    quad([size * 0.67, 0, high * 0.38], [size * 0.795, 0, high * 0.8], sky) +
    quad([0, size * 0.36, high * 0.42], [0, size * 0.6, high * 0.8], stage.paint("#7a4a3a")) +
    quad([0, size * 0.385, high * 0.46], [0, size * 0.575, high * 0.76], stage.paint("#e9dcc0")) +
    quad([0, size * 0.385, high * 0.46], [0, size * 0.575, high * 0.58], stage.paint("#6f9a6a"))
  );
}

function planks(stage: Stage, space: Space): string {
  let drawn = "";
  const { size } = space;
  for (let row = 0; row < size * 2; row++) {
    const random = stage.random(`plank ${row}`);
    const fill = stage.paint(GROUND_COLOURS.floor, 0, random.between(-0.35, 0.35));
    drawn += slab(space, { x: 0, y: row / 2, z: 0, w: size, d: 0.5 }, fill);
    const joint = random.between(0.2, 0.8) * size;
    drawn += slab(
      space,
      { x: joint, y: row / 2, z: 0, w: 0.03, d: 0.5 },
      stage.paint(GROUND_COLOURS.floor, 0, -1.2),
    );
  }
  if (stage.scene.place === "tabletop") return drawn;
  const cloth = stage.random("rug").pick(["#b5523f", "#3f7f8c", "#7a5aa0", "#4f7f62"]);
  const inset = size * 0.16;
  const rug = { w: size - inset * 2, d: size - inset * 2 };
  return (
    drawn +
    slab(space, { x: inset, y: inset, z: 0, ...rug }, stage.paint(cloth)) +
    slab(
      space,
      { x: inset + 0.14, y: inset + 0.14, z: 0, w: rug.w - 0.28, d: rug.d - 0.28 },
      stage.paint("#f0e2c4"),
    ) +
    slab(
      space,
      { x: inset + 0.24, y: inset + 0.24, z: 0, w: rug.w - 0.48, d: rug.d - 0.48 },
      stage.paint(cloth, 0, 0.3),
    )
  );
}

/** The ground as a cut-out block: its tiles, what grows on them, and the faces it is cut at. */
export function drawGround(stage: Stage, space: Space): string {
  const { size } = space;
  const within = stage.scene.place === "room" || stage.scene.place === "tabletop";
  let tiles = "";
  let details = "";
  for (let column = 0; column < size; column++)
    for (let row = 0; row < size; row++) {
      const ground = groundAt(stage.scene, size, [column + 0.5, row + 0.5]);
      const tint = tintOn(stage, ground);
      const checked = (column + row) % 2 === 0 ? 0.22 : -0.08;
      const sunk = ground === "road" ? 0 : checked;
      tiles += slab(space, { x: column, y: row, z: 0, w: 1, d: 1 }, tint(sunk));
      details += drawDetail(stage, space, { ground, column, row });
    }
  return (
    cutEdges(stage, space) +
    (stage.scene.place === "room" ? walls(stage, space) : "") +
    tiles +
    (within ? planks(stage, space) : details) +
    (stage.scene.place === "skies" ? puffs(stage, space) : "")
  );
}
