import { ellipse, n, path, polygon } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import type { Space } from "./space.ts";

/** A colour at a tone: 2 rim … -2 deep shadow, under the scene's light. */
export type Tint = (step: number) => string;

/** A point of the world, in tiles. */
export interface Place3 {
  x: number;
  y: number;
  z: number;
}

/** From its far lower corner: so wide along x, so deep along y, so high. */
export interface Box3 extends Place3 {
  w: number;
  d: number;
  h: number;
}

/** Tones of the two upright faces: the one to the light, and the other. */
export function sides(space: Space, tint: Tint): { left: string; right: string; top: string } {
  const [lit, shaded] = [tint(0), tint(-1.5)];
  return space.lightFrom === 1
    ? { right: lit, left: shaded, top: tint(0.9) }
    : { right: shaded, left: lit, top: tint(0.9) };
}

function face(corners: readonly Point[], fill: string): string {
  // A hair of its own colour closes the seam between two faces.
  return path(polygon(corners), fill, `stroke="${fill}" stroke-width="1.1" stroke-linejoin="round"`);
}

/** A flat piece of ground, or of anything that lies. */
export function slab(space: Space, { x, y, z, w, d }: Omit<Box3, "h">, fill: string): string {
  const { project } = space;
  return face([project(x, y, z), project(x + w, y, z), project(x + w, y + d, z), project(x, y + d, z)], fill);
}

/** A box on its three visible faces, each one tone. */
export function block(space: Space, { x, y, z, w, d, h }: Box3, tint: Tint): string {
  const { project } = space;
  const { left, right, top } = sides(space, tint);
  return (
    face(
      [
        project(x, y + d, z),
        project(x + w, y + d, z),
        project(x + w, y + d, z + h),
        project(x, y + d, z + h),
      ],
      left,
    ) +
    face(
      [
        project(x + w, y, z),
        project(x + w, y + d, z),
        project(x + w, y + d, z + h),
        project(x + w, y, z + h),
      ],
      right,
    ) +
    slab(space, { x, y, z: z + h, w, d }, top)
  );
}

/** A saddle roof over a rectangle, its ridge along x; the gable looks to the lower right. */
export function saddle(space: Space, { x, y, z, w, d, h }: Box3, tints: { roof: Tint; wall: Tint }): string {
  const { project } = space;
  const over = 0.12;
  const drop = (over * h) / (d / 2);
  const { right } = sides(space, tints.wall);
  const slope = sides(space, tints.roof);
  const ridge = y + d / 2;
  return (
    face([project(x + w, y, z), project(x + w, y + d, z), project(x + w, ridge, z + h)], right) +
    face(
      [
        project(x - over, y + d + over, z - drop),
        project(x + w + over, y + d + over, z - drop),
        project(x + w + over, ridge, z + h),
        project(x - over, ridge, z + h),
      ],
      space.lightFrom === 1 ? tints.roof(-0.5) : tints.roof(0.7),
    ) +
    face(
      [
        project(x + w + over, ridge, z + h),
        project(x + w + over, y + d + over, z - drop),
        project(x + w + over, y + d + over, z - drop - 0.1),
        project(x + w + over, ridge, z + h - 0.1),
        project(x + w + over, y - over, z - drop - 0.1),
        project(x + w + over, y - over, z - drop),
      ],
      slope.right,
    )
  );
}

/** A pyramid on a rectangle. */
export function pyramid(space: Space, { x, y, z, w, d, h }: Box3, tint: Tint): string {
  const { project } = space;
  const { left, right } = sides(space, tint);
  const apex = project(x + w / 2, y + d / 2, z + h);
  return (
    face([project(x, y + d, z), project(x + w, y + d, z), apex], left) +
    face([project(x + w, y, z), project(x + w, y + d, z), apex], right)
  );
}

interface Round extends Place3 {
  /** Radius at the foot and at the top, in tiles. */
  foot: number;
  top: number;
  h: number;
}

/** A column, a bucket or a cone, standing on a point of the ground: half of it in shadow. */
export function column(space: Space, { x, y, z, foot, top, h }: Round, tint: Tint): string {
  const wide = space.half * 1.414;
  const [low, high] = [space.project(x, y, z), space.project(x, y, z + h)];
  const [a, b] = [foot * wide, top * wide];
  const body = `M${n(low[0] - a)} ${n(low[1])}A${n(a)} ${n(a / 2)} 0 0 0 ${n(low[0] + a)} ${n(low[1])}L${n(high[0] + b)} ${n(high[1])}A${n(Math.max(b, 0.01))} ${n(Math.max(b / 2, 0.01))} 0 0 1 ${n(high[0] - b)} ${n(high[1])}Z`;
  const side = -space.lightFrom;
  const shade = `M${n(low[0] + side * a)} ${n(low[1])}A${n(a)} ${n(a / 2)} 0 0 ${side === 1 ? 1 : 0} ${n(low[0] + side * a * 0.1)} ${n(low[1] + a * 0.497)}L${n(high[0] + side * b * 0.1)} ${n(high[1] + b * 0.497)}A${n(Math.max(b, 0.01))} ${n(Math.max(b / 2, 0.01))} 0 0 ${side === 1 ? 0 : 1} ${n(high[0] + side * b)} ${n(high[1])}Z`;
  const lid = top > 0.02 ? ellipse(high, [b, b / 2], tint(0.9)) : "";
  return path(body, tint(0)) + path(shade, tint(-1.4)) + lid;
}

/** A ball that rests on a point. */
export function ball(space: Space, { x, y, z, r: radius }: Place3 & { r: number }, tint: Tint): string {
  const r = radius * space.half * 1.25;
  const [cx, foot] = space.project(x, y, z);
  const cy = foot - r * 0.92;
  const side = -space.lightFrom;
  const arc = `M${n(cx + side * r * 0.2)} ${n(cy - r * 0.98)}A${n(r)} ${n(r)} 0 0 ${side === 1 ? 1 : 0} ${n(cx - side * r * 0.72)} ${n(cy + r * 0.69)}Q${n(cx + side * r * 0.55)} ${n(cy + r * 0.45)} ${n(cx + side * r * 0.2)} ${n(cy - r * 0.98)}Z`;
  return (
    ellipse([cx, cy], [r, r], tint(0.1)) +
    path(arc, tint(-1.1)) +
    ellipse([cx - side * r * 0.36, cy - r * 0.42], [r * 0.34, r * 0.26], tint(1.2))
  );
}

/** What lies under something: soft, along the ground, away from the light. */
export function shade(space: Space, { x, y, z, r: radius }: Place3 & { r: number }, colour: string): string {
  const wide = radius * space.half * 1.414;
  const [cx, cy] = space.project(x, y, z);
  const off = -space.lightFrom * wide * 0.28;
  return `<ellipse cx="${n(cx + off)}" cy="${n(cy)}" rx="${n(wide * 1.15)}" ry="${n(wide * 0.55)}" fill="${colour}" fill-opacity="0.3"/>`;
}

/** The long shadow a block throws along the ground. */
export function cast(space: Space, { x, y, z, w, d, h }: Box3, colour: string): string {
  const { project } = space;
  const reach = Math.min(1.1, h * 0.45);
  const corners =
    space.lightFrom === 1
      ? [
          project(x, y + d, z),
          project(x + w, y + d, z),
          project(x + w, y + d + reach, z),
          project(x, y + d + reach, z),
        ]
      : [
          project(x + w, y, z),
          project(x + w, y + d, z),
          project(x + w + reach, y + d, z),
          project(x + w + reach, y, z),
        ];
  return path(polygon(corners), colour, 'fill-opacity="0.24"');
}
