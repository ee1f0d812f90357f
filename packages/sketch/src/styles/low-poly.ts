import { clamp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import { contoursOf } from "../raster/contours.ts";
import type { Rgb } from "../raster/inks.ts";
import { strokeScale, valueAt } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import { rasterize } from "../raster/rasterize.ts";
import { triangulate } from "../raster/triangulate.ts";
import type { Triangle } from "../raster/triangulate.ts";
import type { Pixels } from "../request.ts";
import { n } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import type { Style } from "./style.ts";

/** Cells along the long side: about as many points as a square holds of them. */
const CELLS = 50;

/** The most edged place of a cell, or any place where it is calm. */
function pointIn(
  edges: Plane,
  cell: { x: number; y: number; side: number },
  tries: readonly Point[],
): { point: Point; edge: number } {
  let best: Point = [cell.x + cell.side / 2, cell.y + cell.side / 2];
  let edge = 0;
  for (const [across, down] of tries) {
    const place: Point = [cell.x + across * cell.side, cell.y + down * cell.side];
    const strength = valueAt(edges, place[0], place[1]);
    if (strength > edge) [best, edge] = [place, strength];
  }
  return { point: best, edge };
}

function rim({ width, height }: Pixels, side: number): Point[] {
  const points: Point[] = [];
  const across = Math.max(1, Math.round(width / side / 2));
  const down = Math.max(1, Math.round(height / side / 2));
  for (let at = 0; at < across; at++)
    points.push([(at * width) / across, 0], [((at + 1) * width) / across, height]);
  for (let at = 0; at < down; at++)
    points.push([width, (at * height) / down], [0, ((at + 1) * height) / down]);
  return points;
}

/** Points on the forms' edges, and a few between them where nothing happens. */
function pointsOf(picture: Pixels, seed: number): Point[] {
  const { width, height } = picture;
  const edges = contoursOf(picture, { width: 2 * strokeScale(picture), threshold: 0.25 });
  const random = createRandom(seed, "low-poly");
  const side = Math.max(4, Math.max(width, height) / CELLS);
  const points = rim(picture, side);
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side) {
      const tries = Array.from({ length: 20 }, (): Point => [random.next(), random.next()]);
      const { point, edge } = pointIn(edges, { x, y, side }, tries);
      const calm = random.chance(0.2);
      const free: Point = [x + random.next() * side, y + random.next() * side];
      const chosen = edge > 0.15 ? point : free;
      const inside = chosen[0] > 1 && chosen[1] > 1 && chosen[0] < width - 1 && chosen[1] < height - 1;
      if (inside && (edge > 0.15 || calm)) points.push(chosen);
    }
  return points;
}

function meanOf({ width, height, data }: Pixels, corners: readonly Point[]): Rgb {
  const sum = [0, 0, 0];
  const [a = [0, 0], b = [0, 0], c = [0, 0]] = corners;
  for (let one = 1; one < 6; one++)
    for (let other = 1; other < 7 - one; other++) {
      const [u, v] = [one / 7, other / 7];
      const x = clamp(Math.floor(a[0] + (b[0] - a[0]) * u + (c[0] - a[0]) * v), 0, width - 1);
      const y = clamp(Math.floor(a[1] + (b[1] - a[1]) * u + (c[1] - a[1]) * v), 0, height - 1);
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0) / 15;
    }
  return [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0];
}

/** One tone a face: its mean colour, lighter or darker as its plane turns to the light. */
function face(
  picture: Pixels,
  corners: readonly Point[],
  light: { from: number; heights: readonly number[] },
): string {
  const [a = [0, 0], b = [0, 0], c = [0, 0]] = corners;
  const [ha = 0, hb = 0, hc = 0] = light.heights;
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const slopeX = ((hb - ha) * (c[1] - a[1]) - (hc - ha) * (b[1] - a[1])) / (area || 1);
  const slopeY = ((hc - ha) * (b[0] - a[0]) - (hb - ha) * (c[0] - a[0])) / (area || 1);
  const turned = clamp((-slopeX * light.from * 0.7 + slopeY * 0.7) * 0.5, -1, 1) * 30;
  const [red, green, blue] = meanOf(picture, corners).map((value) =>
    clamp(Math.round(value * 1.02 + turned), 0, 255),
  );
  const fill = `#${((1 << 24) | ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0)).toString(16).slice(1)}`;
  const data = corners.map(([x, y]) => `${n(x)} ${n(y)}`).join("L");
  return `<path d="M${data}Z" fill="${fill}" stroke="${fill}"/>`;
}

function cornersOf(points: readonly Point[], triangle: Triangle): Point[] {
  return triangle.map((index) => points[index] ?? [0, 0]);
}

/** Triangles laid along the forms, small at edges and wide where it is calm, each one tone, lit from one side. */
export const lowPoly: Style = {
  name: "low-poly",
  words: ["low poly", "lowpoly", "polygonal", "low polygon", "geometric triangles"],
  pass(picture, { seed, lightFrom }) {
    const { width, height } = picture;
    const points = pointsOf(picture, seed);
    const random = createRandom(seed, "low-poly height");
    const rise = Math.max(width, height) / CELLS;
    const heights = points.map(() => random.between(0, rise * 1.6));
    const faces = triangulate(points, Math.max(width, height)).map((triangle) =>
      face(picture, cornersOf(points, triangle), {
        from: lightFrom,
        heights: triangle.map((index) => heights[index] ?? 0),
      }),
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/><g stroke-width="0.8" stroke-linejoin="round">${faces.join("")}</g></svg>`;
    return rasterize(svg, { width, height });
  },
};
