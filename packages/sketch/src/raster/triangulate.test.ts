import { expect, test } from "vitest";
import { createRandom } from "../numbers/random.ts";
import type { Point } from "../svg/shapes.ts";
import { triangulate } from "./triangulate.ts";

const SIZE = 100;

function scattered(count: number, seed: number): Point[] {
  const random = createRandom(seed, "points");
  const rim: Point[] = [
    [0, 0],
    [SIZE, 0],
    [0, SIZE],
    [SIZE, SIZE],
  ];
  const inside = Array.from({ length: count }, (): Point => [random.between(1, 99), random.between(1, 99)]);
  return [...rim, ...inside];
}

function areaOf([a = [0, 0], b = [0, 0], c = [0, 0]]: readonly Point[]): number {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
}

test("the triangles cover the square once, whatever the points", () => {
  for (let seed = 0; seed < 10; seed++) {
    const points = scattered(60, seed);
    const areas = triangulate(points, SIZE).map((corners) =>
      areaOf(corners.map((at) => points[at] ?? [0, 0])),
    );
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(SIZE * SIZE, 3);
  }
});

test("every point is a corner, and the triangles of n points are as many as Euler says", () => {
  const points = scattered(40, 3);
  const triangles = triangulate(points, SIZE);
  expect(new Set(triangles.flat()).size).toBe(points.length);
  expect(triangles).toHaveLength(2 * points.length - 2 - 4);
});

test("two points or points on one line have no triangle", () => {
  expect(triangulate([], SIZE)).toEqual([]);
  expect(
    triangulate(
      [
        [1, 1],
        [50, 60],
      ],
      SIZE,
    ),
  ).toEqual([]);
});
