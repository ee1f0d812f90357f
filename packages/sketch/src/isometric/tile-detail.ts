import type { Stage } from "../scene/stage.ts";
import { ellipse, n, path } from "../svg/shapes.ts";
import { groundColour } from "../places/terrain.ts";
import { groundAt } from "./ground.ts";
import type { Ground } from "./ground.ts";
import { slab } from "./solids.ts";
import type { Tint } from "./solids.ts";
import type { Space } from "./space.ts";

export const GROUND_COLOURS: Readonly<Record<Ground, string>> = {
  grass: "#8dbb5c",
  sand: "#e8cf98",
  snow: "#eef3f8",
  water: "#4fa3bd",
  road: "#6b6f79",
  paving: "#cfc6b8",
  floor: "#c59a6b",
  rock: "#a9a7b6",
  cloud: "#f4f6fa",
};

/** The colour of a kind of ground, or the one the prompt wants. */
export function tintOn(stage: Stage, ground: Ground): Tint {
  const wish = ground === "water" ? stage.scene.colourOf["sea"] : undefined;
  const colour =
    ground === "grass" ? groundColour(stage, GROUND_COLOURS.grass) : (wish ?? GROUND_COLOURS[ground]);
  return (step) => stage.paint(colour, 0, step);
}

export interface Tile {
  ground: Ground;
  column: number;
  row: number;
}

/** Blades of grass, and blossoms on most tiles. */
function growth(stage: Stage, space: Space, { ground, column, row }: Tile): string {
  const random = stage.random(`tile ${column} ${row}`);
  const u = space.half / 10;
  const tint = tintOn(stage, ground);
  let drawn = "";
  for (let tuft = 0; tuft < 2; tuft++) {
    const [cx, cy] = space.project(column + random.next(), row + random.next());
    drawn += path(
      `M${n(cx)} ${n(cy)}l${n(-u)} ${n(-2 * u)}l${n(1.3 * u)} ${n(1.5 * u)}l${n(0.5 * u)} ${n(-2 * u)}l${n(0.5 * u)} ${n(2.2 * u)}Z`,
      tint(ground === "snow" ? -0.8 : -1),
    );
  }
  if (ground === "snow" || stage.scene.season === "autumn" || !random.chance(0.55)) return drawn;
  const colour = stage.paint(random.pick(["#f7f2e4", "#f2c65a", "#e58aa0"]));
  for (let flower = 0; flower < 3; flower++) {
    const [fx, fy] = space.project(column + random.next(), row + random.next());
    drawn += ellipse([fx, fy], [0.8 * u, 0.6 * u], colour);
  }
  return drawn;
}

function ripple(stage: Stage, space: Space, { column, row }: Tile): string {
  const random = stage.random(`tile ${column} ${row}`);
  const [cx, cy] = space.project(column + random.between(0.2, 0.8), row + random.between(0.2, 0.8));
  const u = space.half / 10;
  return random.chance(0.6)
    ? `<path d="M${n(cx - 2.6 * u)} ${n(cy)}q${n(1.3 * u)} ${n(-1.1 * u)} ${n(2.6 * u)} 0t${n(2.6 * u)} 0" fill="none" stroke="${tintOn(stage, "water")(1.6)}" stroke-opacity="0.7" stroke-width="${n(0.45 * u)}" stroke-linecap="round"/>`
    : "";
}

/** A hollow in the rock, or a ripple of the sand. */
function hollow(stage: Stage, space: Space, { ground, column, row }: Tile): string {
  const random = stage.random(`tile ${column} ${row}`);
  if (!random.chance(0.45)) return "";
  const [cx, cy] = space.project(column + random.between(0.2, 0.8), row + random.between(0.2, 0.8));
  const u = space.half / 10;
  const tint = tintOn(stage, ground);
  if (ground === "sand") return ellipse([cx, cy], [1.8 * u, 0.5 * u], tint(-0.6));
  return (
    ellipse([cx, cy], [2.4 * u, 1.2 * u], tint(-1.4)) +
    ellipse([cx, cy + 0.3 * u], [2 * u, 0.9 * u], tint(-0.6))
  );
}

/** The dash in the middle of a road's tile; stripes where it comes to a crossing. */
function marking(stage: Stage, space: Space, { column, row }: Tile): string {
  const { size } = space;
  const road = (x: number, y: number): boolean => groundAt(stage.scene, size, [x + 0.5, y + 0.5]) === "road";
  const along = road(column + 1, row) || road(column - 1, row);
  const across = road(column, row + 1) || road(column, row - 1);
  if (along && across) return "";
  const white = stage.paint("#f0e9da");
  const zebra = along
    ? road(column + 1, row) && road(column + 1, row + 1)
    : road(column, row + 1) && road(column + 1, row + 1);
  if (!zebra)
    return along
      ? slab(space, { x: column + 0.2, y: row + 0.47, z: 0, w: 0.6, d: 0.06 }, white)
      : slab(space, { x: column + 0.47, y: row + 0.2, z: 0, w: 0.06, d: 0.6 }, white);
  return [0.06, 0.26, 0.46, 0.66, 0.86]
    .map((at) =>
      along
        ? slab(space, { x: column + 0.3, y: row + at, z: 0, w: 0.5, d: 0.09 }, white)
        : slab(space, { x: column + at, y: row + 0.3, z: 0, w: 0.09, d: 0.5 }, white),
    )
    .join("");
}

/** A kerb stone's joints. */
function joints(stage: Stage, space: Space, { column, row }: Tile): string {
  const line = tintOn(stage, "paving")(-0.8);
  return (
    slab(space, { x: column, y: row + 0.5, z: 0, w: 1, d: 0.02 }, line) +
    slab(space, { x: column + 0.5, y: row, z: 0, w: 0.02, d: 1 }, line)
  );
}

/** Small things on a tile: blades, ripples, the marks of a road, joints between slabs. */
export function drawDetail(stage: Stage, space: Space, tile: Tile): string {
  switch (tile.ground) {
    case "grass":
    case "snow":
      return growth(stage, space, tile);
    case "water":
      return ripple(stage, space, tile);
    case "sand":
    case "rock":
      return hollow(stage, space, tile);
    case "road":
      return marking(stage, space, tile);
    case "paving":
      return joints(stage, space, tile);
    case "floor":
    case "cloud":
      return "";
  }
}
