import type { Point } from "../svg/shapes.ts";

export type Triangle = readonly [a: number, b: number, c: number];

interface Circled {
  corners: Triangle;
  x: number;
  y: number;
  square: number;
}

function circled(points: readonly Point[], corners: Triangle): Circled {
  const [a, b, c] = corners.map((index) => points[index] ?? [0, 0]) as unknown as [Point, Point, Point];
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const twice = 2 * (bx * cy - by * cx);
  if (Math.abs(twice) < 1e-9) return { corners, x: a[0], y: a[1], square: Infinity };
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
  const x = (cy * bb - by * cc) / twice;
  const y = (bx * cc - cx * bb) / twice;
  return { corners, x: a[0] + x, y: a[1] + y, square: x * x + y * y };
}

/** The rim of the hole that is left when these triangles go: sides that only one of them has. */
function rimOf(gone: readonly Circled[], count: number): [from: number, to: number][] {
  const sides = new Map<number, [number, number]>();
  for (const { corners } of gone)
    for (let side = 0; side < 3; side++) {
      const from = corners[side] ?? 0;
      const to = corners[(side + 1) % 3] ?? 0;
      const key = from < to ? from * count + to : to * count + from;
      if (sides.has(key)) sides.delete(key);
      else sides.set(key, [from, to]);
    }
  return [...sides.values()];
}

/**
 * The Delaunay triangulation of points, none twice (Bowyer 1981, Watson 1981, sweeping from left to right so that
 * finished triangles are set aside). Answers with indices of the points.
 */
export function triangulate(given: readonly Point[], size: number): Triangle[] {
  const count = given.length;
  const far = size * 20;
  const points: Point[] = [...given, [-far, -far], [far * 2, -far], [-far, far * 2]];
  let open = [circled(points, [count, count + 1, count + 2])];
  const done: Circled[] = [];
  const order = given
    .map((_, index) => index)
    .toSorted((one, other) => (given[one]?.[0] ?? 0) - (given[other]?.[0] ?? 0));
  for (const index of order) {
    const [x, y] = given[index] ?? [0, 0];
    const kept: Circled[] = [];
    const gone: Circled[] = [];
    for (const circle of open) {
      const across = x - circle.x;
      const down = y - circle.y;
      if (across > 0 && across * across > circle.square) done.push(circle);
      else if (across * across + down * down < circle.square) gone.push(circle);
      else kept.push(circle);
    }
    for (const [from, to] of rimOf(gone, count + 3)) kept.push(circled(points, [from, to, index]));
    open = kept;
  }
  return [...done, ...open]
    .map(({ corners }) => corners)
    .filter((corners) => corners.every((index) => index < count));
}
