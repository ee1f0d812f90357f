import { clamp } from "../numbers/arithmetic.ts";
import { n } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";

/** Ink from 0, none, to 1, the black of the stick. */
export function ink(share: number): string {
  const level = Math.round(255 - clamp(share, 0, 1) * 225);
  return `#${level.toString(16).padStart(2, "0").repeat(3)}`;
}

/** Path data of a brush's stroke along points, as broad at each share of its length as `weight` says. */
export function brushStroke(points: readonly Point[], weight: (share: number) => number): string {
  const [left, right]: [Point[], Point[]] = [[], []];
  points.forEach(([x, y], index) => {
    const [fromX, fromY] = points[Math.max(0, index - 1)] ?? [x, y];
    const [toX, toY] = points[Math.min(points.length - 1, index + 1)] ?? [x, y];
    const length = Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY)) || 1;
    const half = weight(index / Math.max(1, points.length - 1)) / 2;
    left.push([x - ((toY - fromY) / length) * half, y + ((toX - fromX) / length) * half]);
    right.push([x + ((toY - fromY) / length) * half, y - ((toX - fromX) / length) * half]);
  });
  return `M${[...left, ...right.toReversed()].map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`;
}

/** Pressure of a stroke: set down firmly, lifted to a tip. */
export function pressed(width: number): (share: number) => number {
  return (share) => width * (0.25 + 0.75 * (1 - share)) * Math.min(1, share * 6 + 0.3);
}

/** Path data of a dot, a little longer than high. */
export function dot([x, y]: Point, width: number, height: number): string {
  return `M${n(x - width)} ${n(y)}A${n(width)} ${n(height)} 0 1 1 ${n(x + width)} ${n(y)}A${n(width)} ${n(height)} 0 1 1 ${n(x - width)} ${n(y)}Z`;
}
