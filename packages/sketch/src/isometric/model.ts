import type { Random } from "../numbers/random.ts";
import type { Brush } from "../subjects/subject.ts";
import { n } from "../svg/shapes.ts";
import type { Tint } from "./solids.ts";
import type { Space } from "./space.ts";

/** What a model is built with: the ground it stands on, its colours, and the light. */
export interface Kit {
  space: Space;
  brush: Brush;
  random: Random;
  /** What shadows on the ground lean to. */
  shadow: string;
}

/** A thing built of solids. `x` and `y` are the middle of its foot, in tiles. */
export interface Model {
  /** How many tiles its foot is wide. */
  foot: number;
  /** How tall it is, for what is as large as the scene wants it; absent for what keeps its own size. */
  tall?: number;
  /** How high what stands on it stands; 1 if absent. */
  top?: number;
  build(kit: Kit, x: number, y: number): string;
}

/** A local colour as a tint. */
export function tintOf(brush: Brush, colour: string): Tint {
  return (step) => brush.of(colour, step);
}

/** Shapes drawn flat on a wall: one unit is a tile, up is positive. `left` walls look to the lower left. */
export function onWall(
  space: Space,
  [wall, x, y, z]: readonly ["left" | "right", number, number, number],
  content: string,
): string {
  const [originX, originY] = space.project(x, y, z);
  const [alongX, alongY] = wall === "left" ? space.project(x + 1, y, z) : space.project(x, y + 1, z);
  const [, upY] = space.project(x, y, z + 1);
  return `<g class="wall" transform="matrix(${n(alongX - originX)} ${n(alongY - originY)} 0 ${n(upY - originY)} ${n(originX)} ${n(originY)})">${content}</g>`;
}

/** A wheel on a wall. */
export function wheel(brush: Brush, at: readonly [number, number], radius: number): string {
  const disc = (share: number, fill: string): string =>
    `<circle cx="${at[0].toFixed(3)}" cy="${at[1].toFixed(3)}" r="${(radius * share).toFixed(3)}" fill="${fill}"/>`;
  return disc(1, brush.of("#2b2b33")) + disc(0.52, brush.of("#c9ccd0")) + disc(0.2, brush.of("#55575e"));
}

/** A pane or a door on a wall, in tiles. */
export function pane(
  corner: readonly [number, number],
  size: readonly [number, number],
  fill: string,
): string {
  return `<rect x="${corner[0].toFixed(3)}" y="${corner[1].toFixed(3)}" width="${size[0].toFixed(3)}" height="${size[1].toFixed(3)}" fill="${fill}"/>`;
}
